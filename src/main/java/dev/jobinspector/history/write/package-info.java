/// How attempts are written: intents, outcomes, and those that their process left behind.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.history.write;
