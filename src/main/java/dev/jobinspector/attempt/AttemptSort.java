package dev.jobinspector.attempt;

/// The order in which attempts are shown. Attempts with the same value come by their time, in the
/// same direction; those without a value come before all others in ascending order. Texts compare
/// by their characters' codes: capitals before small letters, the same in every database.
///
/// @param column one that [AttemptColumn#isSorted]
/// @param descending the largest value first
public record AttemptSort(AttemptColumn column, boolean descending) {
  public static final AttemptSort NEWEST_FIRST = new AttemptSort(AttemptColumn.STARTED_AT, true);

  public AttemptSort {
    if (!column.isSorted()) {
      throw new IllegalArgumentException("Attempts are not sorted by " + column);
    }
  }
}
