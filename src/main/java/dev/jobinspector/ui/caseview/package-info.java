/// The case: one action with its job, why it hangs, its stages, and what may be done.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.ui.caseview;
