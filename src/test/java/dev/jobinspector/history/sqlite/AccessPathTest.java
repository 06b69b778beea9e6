package dev.jobinspector.history.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jobinspector.attempt.AttemptColumn;
import dev.jobinspector.attempt.AttemptFilter;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessPathTest {
  private static final AttemptFilter SHORT_TEXT = AttemptFilter.ALL.withText("or");

  @Test
  void aTextTooShortForItsIndexIsComparedWithTheNewestAttempts() throws SQLException {
    assertEquals(AccessPath.NEWEST, path(SHORT_TEXT, false, false));
  }

  @Test
  void toFindATextByTimeNobodyLooksWhetherAPageIsNear() throws SQLException {
    assertEquals(
        AccessPath.NEWEST,
        AccessPath.of(
            SHORT_TEXT,
            AttemptColumn.STARTED_AT,
            () -> {
              throw new SQLException("asked");
            },
            () -> false));
  }

  @Test
  void anOrderIsFollowedWhereAPageIsNear() throws SQLException {
    assertEquals(AccessPath.ORDER, path(SHORT_TEXT, true, false));
  }

  @Test
  void sqlitePlansWhereAFilterLeavesFewAttempts() throws SQLException {
    assertEquals(AccessPath.PLANNED, path(SHORT_TEXT.withRegion(Optional.of("r")), false, true));
  }

  @Test
  void aLongerTextIsLookedForInItsIndex() throws SQLException {
    assertEquals(AccessPath.TEXT, path(AttemptFilter.ALL.withText("orders"), false, false));
  }

  private static AccessPath path(AttemptFilter filter, boolean near, boolean few)
      throws SQLException {
    return AccessPath.of(filter, AttemptColumn.OPERATION, () -> near, () -> few);
  }
}
