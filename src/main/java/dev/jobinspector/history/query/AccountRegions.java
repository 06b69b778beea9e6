package dev.jobinspector.history.query;

import dev.jobinspector.history.jdbc.SqlStatement;
import dev.jobinspector.job.connection.AccountRegion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The accounts and Regions there are: from each to the next along an index, since a list of the
/// distinct ones would read a million rows to tell the same few again.
final class AccountRegions {
  private static final String SAME_ACCOUNT =
      """
      select coalesce(account, '') as known, region from attempt
      where coalesce(account, '') = ? and region > ?
      order by region limit 1
      """;

  private static final String NEXT_ACCOUNT =
      """
      select coalesce(account, '') as known, region from attempt
      where coalesce(account, '') > ?
      order by coalesce(account, ''), region limit 1
      """;

  private AccountRegions() {}

  static List<AccountRegion> list(Connection database) throws SQLException {
    List<AccountRegion> found = new ArrayList<>();
    Optional<AccountRegion> next = next(database, new AccountRegion("", ""));
    while (next.isPresent()) {
      found.add(next.get());
      next = next(database, next.get());
    }
    return found;
  }

  private static Optional<AccountRegion> next(Connection database, AccountRegion last)
      throws SQLException {
    Optional<AccountRegion> same = first(database, SAME_ACCOUNT, last.account(), last.region());
    return same.isPresent() ? same : first(database, NEXT_ACCOUNT, last.account());
  }

  private static Optional<AccountRegion> first(
      Connection database, String sql, Object... parameters) throws SQLException {
    return SqlStatement.of(sql, parameters)
        .first(database, row -> new AccountRegion(row.getString("known"), row.getString("region")));
  }
}
