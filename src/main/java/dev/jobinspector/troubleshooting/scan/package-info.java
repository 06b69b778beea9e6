/// Reading pipelines for what is stuck: all of them, one case again, and what moved after an act.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.troubleshooting.scan;
