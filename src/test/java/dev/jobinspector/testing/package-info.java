/// Hand-written doubles of the ports of [dev.jobinspector.job].
@org.jspecify.annotations.NullMarked
package dev.jobinspector.testing;
