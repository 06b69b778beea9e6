/// What is known of the job of a case, a tab for each way of looking at it.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.ui.caseview.details;
