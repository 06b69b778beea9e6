/// Whose account a connection leads to, and what its identity is allowed there.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.codepipeline.account;
