/// Who polls for the action type of the case, and whose calls lead to its job.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.ui.caseview.activity;
