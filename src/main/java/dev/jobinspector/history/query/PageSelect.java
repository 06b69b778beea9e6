package dev.jobinspector.history.query;

import dev.jobinspector.attempt.Attempt;
import dev.jobinspector.attempt.AttemptColumn;
import dev.jobinspector.attempt.AttemptQuery;
import dev.jobinspector.history.jdbc.Microseconds;
import dev.jobinspector.history.jdbc.SqlStatement;
import dev.jobinspector.history.rows.AttemptRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An [AttemptQuery] as SQL: the first rows of each source after the last page, put together.
public final class PageSelect {
  /// Where the last attempt stands, or stood: the oldest leave first, so that those before it of
  /// the same microsecond, which an attempt's time does not tell apart, are gone as well.
  private static final String POSITION = "coalesce((select position from attempt where id = ?), ?)";

  private final AttemptQuery query;
  private final String direction;
  private final String beyond;
  private final List<String> parts = new ArrayList<>();
  private final List<Object> parameters = new ArrayList<>();

  private PageSelect(AttemptQuery query) {
    this.query = query;
    this.direction = query.sort().descending() ? "desc" : "asc";
    this.beyond = query.sort().descending() ? "<" : ">";
  }

  public static SqlStatement of(AttemptQuery query, List<RowSource> sources) {
    PageSelect page = new PageSelect(query);
    sources.forEach(page::add);
    return page.select();
  }

  private void add(RowSource source) {
    AttemptColumn column = query.sort().column();
    String key = AttemptConditions.key(column, source.position());
    Optional<Attempt> last = query.after();
    if (last.isEmpty()) {
      add(source, key, ordered(source, key), new Conditions());
      return;
    }
    Conditions later =
        new Conditions()
            .and(
                "%s %s %s".formatted(source.position(), beyond, POSITION),
                last.get().intent().id().toString(),
                stood(last.get()));
    if (column == AttemptColumn.STARTED_AT) {
      add(source, key, ordered(source, key), later);
      return;
    }
    // Two ranges of an index each; as one condition it would be a filter over all of it.
    Object value = column.sortValueOf(last.get());
    // The first has one value: told to sort by that as well, SQLite would sort all that have it.
    add(
        source,
        key,
        "%s %s".formatted(source.position(), direction),
        new Conditions().and(key + " = ?", value).and(later));
    add(
        source,
        key,
        ordered(source, key),
        new Conditions().and("%s %s ?".formatted(key, beyond), value));
  }

  private long stood(Attempt last) {
    long first = Microseconds.position(last.intent().startedAt());
    return query.sort().descending() ? first : first - 1;
  }

  private String ordered(RowSource source, String key) {
    return query.sort().column() == AttemptColumn.STARTED_AT
        ? "%s %s".formatted(key, direction)
        : "%1$s %2$s, %3$s %2$s".formatted(key, direction, source.position());
  }

  private void add(RowSource source, String key, String order, Conditions after) {
    Conditions where = new Conditions().and(source.where()).and(after);
    parts.add(
        """
        select %s, failed, position, %s as sort_key from %s where %s
        order by %s limit ?\
        """
            .formatted(AttemptRow.COLUMNS, key, source.from(), where.sql(), order));
    parameters.addAll(source.given());
    parameters.addAll(where.parameters());
    parameters.add(query.limit());
  }

  private SqlStatement select() {
    if (parts.size() == 1) {
      return new SqlStatement(parts.getFirst(), parameters);
    }
    StringBuilder sql = new StringBuilder();
    for (int part = 0; part < parts.size(); part++) {
      sql.append(part == 0 ? "" : "\nunion all\n")
          .append("select * from (%s) as part_%d".formatted(parts.get(part), part));
    }
    parameters.add(query.limit());
    return new SqlStatement(
        sql + "\norder by sort_key %1$s, position %1$s limit ?".formatted(direction), parameters);
  }
}
