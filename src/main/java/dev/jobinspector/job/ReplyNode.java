package dev.jobinspector.job;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A reply of the service, or a part of one, as it came: in the service's order, and with members
/// that this version does not know. Printing it shows no secret.
public sealed interface ReplyNode {
  /// A value without parts.
  sealed interface Leaf extends ReplyNode {
    /// Returns the value as it is written.
    String literal();
  }

  record Text(String literal) implements Leaf {}

  record Numeral(BigDecimal value) implements Leaf {
    @Override
    public String literal() {
      return value.toString();
    }
  }

  record Flag(boolean value) implements Leaf {
    @Override
    public String literal() {
      return Boolean.toString(value);
    }
  }

  /// A value that is shown only on purpose: a secret, or one not known to be harmless.
  record Masked(Leaf hidden) implements ReplyNode {
    public Secret secret() {
      return new Secret(hidden.literal());
    }

    @Override
    public String toString() {
      return Secret.MASK;
    }
  }

  record ListNode(List<ReplyNode> list) implements ReplyNode {
    public ListNode {
      list = List.copyOf(list);
    }
  }

  record MapNode(Map<String, ReplyNode> map) implements ReplyNode {
    public MapNode {
      map = Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
  }

  /// Returns what stands at a path of member names; empty if there is nothing.
  default Optional<ReplyNode> at(String... path) {
    Optional<ReplyNode> node = Optional.of(this);
    for (String member : path) {
      node = node.flatMap(parent -> Optional.ofNullable(parent.members().get(member)));
    }
    return node;
  }

  /// Returns the members of a map; none of anything else.
  default Map<String, ReplyNode> members() {
    return this instanceof MapNode(var map) ? map : Map.of();
  }

  /// Returns the elements of a list; none of anything else.
  default Stream<ReplyNode> elements() {
    return this instanceof ListNode(var list) ? list.stream() : Stream.empty();
  }

  /// Returns the value at a path of member names, masked or not; empty if there is none.
  default Optional<String> text(String... path) {
    return at(path)
        .flatMap(
            node ->
                switch (node) {
                  case Leaf leaf -> Optional.of(leaf.literal());
                  case Masked(var hidden) -> Optional.of(hidden.literal());
                  case ListNode _, MapNode _ -> Optional.empty();
                });
  }
}
