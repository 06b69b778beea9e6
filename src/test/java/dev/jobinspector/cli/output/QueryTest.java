package dev.jobinspector.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.cli.common.InvalidParameterException;
import dev.jobinspector.text.JsonText;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// What the AWS CLI's own JMESPath answers to the same expressions.
class QueryTest {
  private static final String REPLY =
      """
      {"jobs":[{"id":"b","nonce":"3","n":5,"tags":["x","y"],"at":{"name":"Load"}},
       {"id":"a","nonce":"12","n":7.5,"tags":[],"at":{"name":"Haul"}},
       {"id":"c","nonce":null,"n":-1,"ok":true}],"total":3,"none":[]}
      """;

  /// An expression and its answer, a tab between.
  private static final String FACTS =
      """
      jobs[0] -> {"id": "b", "nonce": "3", "n": 5, "tags": ["x", "y"], "at": {"name": "Load"}}
      jobs[0].id -> "b"
      jobs[-1].id -> "c"
      jobs[1:].id -> ["a", "c"]
      none[1:] -> []
      jobs[10:] -> []
      jobs[:2].id -> ["b", "a"]
      jobs[::-1].id -> ["c", "a", "b"]
      jobs[2:0:-1].id -> ["c", "a"]
      jobs[-2:].id -> ["a", "c"]
      jobs[:-1].id -> ["b", "a"]
      jobs[-10:2].id -> ["b", "a"]
      jobs[::2].id -> ["b", "c"]
      jobs[ 1 : 2 ].id -> ["a"]
      jobs[1:] | [0].id -> "a"
      jobs[*].tags[1:] -> [["y"], []]
      jobs[].tags[:1][] -> ["x"]
      [jobs[1:].id, total] -> [["a", "c"], 3]
      {a: jobs[:1].id} -> {"a": ["b"]}
      jobs[?tags[1:]].id -> ["b"]
      total[1:] -> null
      sort_by(jobs[1:], &n)[*].id -> ["c", "a"]
      length(jobs[1:]) -> 2
      map(&id, jobs[:2]) -> ["b", "a"]
      to_string(jobs[:1].n) -> "[5]"
      jobs[?id=='a'][1:] -> []
      @.jobs[1:].id -> ["a", "c"]
      jobs[:1][:1].id -> []
      jobs[].tags[] -> ["x", "y"]
      jobs[*].tags -> [["x", "y"], []]
      jobs[*].[id,nonce] -> [["b", "3"], ["a", "12"], ["c", null]]
      jobs[].{z: id, a: nonce} -> [{"z": "b", "a": "3"}, {"z": "a", "a": "12"}, {"z": "c", "a": null}]
      jobs[?n > `5`].id -> ["a"]
      jobs[?id == 'a'].n -> [7.5]
      jobs[?id == `a`].n -> [7.5]
      jobs[?id == `"a"`].n | [0] -> 7.5
      jobs[?ok].id -> ["c"]
      jobs[?!ok].id -> ["b", "a"]
      jobs[?nonce == null].id -> ["c"]
      jobs[?nonce == `null`].id -> ["c"]
      jobs[?n >= `5` && id != 'b'].id | [0] -> "a"
      jobs[*].at.name -> ["Load", "Haul"]
      jobs.id -> null
      *.id -> []
      jobs[0].* -> ["b", "3", 5, ["x", "y"], {"name": "Load"}]
      length(jobs) -> 3
      length(jobs[0].id) -> 1
      sort(jobs[].id) -> ["a", "b", "c"]
      sort_by(jobs, &n)[0].id -> "c"
      max_by(jobs, &n).id -> "a"
      min_by(jobs, &n).id -> "c"
      sum(jobs[].n) -> 11.5
      sum(`[1, 2]`) -> 3
      avg(`[1, 2]`) -> 1.5
      max(jobs[].n) -> 7.5
      join(', ', jobs[].id) -> "b, a, c"
      keys(jobs[0].at) -> ["name"]
      values(jobs[0].at) -> ["Load"]
      to_string(total) -> "3"
      to_string(jobs[1].at) -> "{\\"name\\":\\"Haul\\"}"
      to_number('12') -> 12
      to_number('x') -> null
      to_array(total) -> [3]
      type(jobs) -> "array"
      not_null(missing, total) -> 3
      reverse(jobs[].id) -> ["c", "a", "b"]
      reverse('abc') -> "cba"
      merge(jobs[0].at, {x: total}) -> {"name": "Load", "x": 3}
      map(&id, jobs) -> ["b", "a", "c"]
      abs(`-3`) -> 3
      ceil(`1.2`) -> 2
      floor(`1.8`) -> 1
      starts_with(jobs[0].id, 'b') -> true
      ends_with(jobs[0].id, 'c') -> false
      jobs[0].id || 'x' -> "b"
      missing || 'x' -> "x"
      jobs[0] && total -> 3
      missing -> null
      "jobs"[0]."id" -> "b"
      jobs | [0].id -> "b"
      `{"a": [1, 2]}`.a -> [1, 2]
      'it\\'s' -> "it's"
      @.total -> 3
      jobs[0].tags[1] -> "y"
      [total, jobs[0].id] -> [3, "b"]
      {n: total, first: jobs[0].id} -> {"n": 3, "first": "b"}
      jobs[?starts_with(id, `b`)].id -> ["b"]
      `x y` -> "x y"
      none[0] -> null
      total[0] -> null
      jobs[5] -> null
      """;

  static Stream<String> facts() {
    return FACTS.lines();
  }

  @ParameterizedTest
  @MethodSource("facts")
  void anExpressionAnswersAsInTheAwsCli(String fact) {
    String[] parts = fact.split(" -> ", 2);

    assertEquals(
        parts[1], JsonText.compact(Query.of(parts[0]).of(reply())), () -> "for " + parts[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jobs[", "", "a b", "jobs[?", "foo(", "'open", "`open", "a..b", "jobs[0"})
  void whatIsNoExpressionIsRefusedBeforeAnythingIsSent(String text) {
    var wrong = assertThrows(InvalidParameterException.class, () -> Query.of(text));
    assertTrue(String.valueOf(wrong.getMessage()).startsWith("--query: not valid JMESPath"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nope(@)", "length(total)", "length()", "sort(jobs)", "abs('x')"})
  void aFunctionThatCannotAnswerIsSaidToHaveFailed(String text) {
    var wrong = assertThrows(InvalidParameterException.class, () -> Query.of(text).of(reply()));
    assertTrue(String.valueOf(wrong.getMessage()).contains("--query: "), wrong::toString);
    assertFalse(String.valueOf(wrong.getMessage()).contains("Load"), wrong::toString);
  }

  /// 20,000 mutated expressions, the same ones in each run.
  @Test
  void noMutatedExpressionDoesAnythingElseThanAnswerOrBeRefused() {
    String[] seeds = facts().map(fact -> fact.split(" -> ", 2)[0]).toArray(String[]::new);
    Object reply = reply();
    Random random = new Random(20_261_126);
    String signs = "[]{}().,:&|!<>=?@*`'\"\\-0a \u0000é";
    for (int run = 0; run < 20_000; run++) {
      StringBuilder text = new StringBuilder(seeds[random.nextInt(seeds.length)]);
      for (int change = random.nextInt(4); change >= 0; change--) {
        int at = random.nextInt(text.length() + 1);
        if (random.nextBoolean()) {
          text.insert(at, signs.charAt(random.nextInt(signs.length())));
        } else {
          text.delete(at, Math.min(text.length(), at + random.nextInt(3)));
        }
      }
      try {
        assertFalse(
            OutputFormat.TABLE.of("t", Query.of(text.toString()).of(reply), 80).contains("\u0000"));
      } catch (InvalidParameterException _) {
        // in words
      }
    }
  }

  private static Object reply() {
    return JsonMapper.shared().readValue(REPLY, Object.class);
  }
}
