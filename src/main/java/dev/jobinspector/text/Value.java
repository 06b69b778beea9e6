package dev.jobinspector.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value of a JSON or YAML document, and where it stands. It never prints what it holds.
public sealed interface Value {
  SourceLocation location();

  record Text(String text, SourceLocation location) implements Value {
    @Override
    public String toString() {
      return "(a value)";
    }
  }

  /// A number as it was written.
  record Numeral(String literal, SourceLocation location) implements Value {
    @Override
    public String toString() {
      return "(a value)";
    }
  }

  record Flag(boolean value, SourceLocation location) implements Value {}

  record Null(SourceLocation location) implements Value {}

  record Listing(List<Value> values, SourceLocation location) implements Value {
    public Listing {
      values = List.copyOf(values);
    }
  }

  /// A map. It takes over what it is made of: copies would cost an import of attempts a third.
  ///
  /// @param keys the location of each key
  record Mapping(
      Map<String, Value> entries, Map<String, SourceLocation> keys, SourceLocation location)
      implements Value {
    public Mapping {
      entries = Collections.unmodifiableMap(entries);
      keys = Collections.unmodifiableMap(keys);
    }

    /// Returns a map that is in no document.
    public static Mapping of(Map<String, Value> entries) {
      return new Mapping(entries, Map.of(), SourceLocation.NOWHERE);
    }

    /// Returns this with the entries of another laid over it, whole entry by whole entry: what the
    /// other has wins, as an option of the command line wins over the input file.
    public Mapping overlaidBy(Mapping other) {
      Map<String, Value> merged = new LinkedHashMap<>(entries);
      merged.putAll(other.entries);
      Map<String, SourceLocation> locations = new LinkedHashMap<>(keys);
      locations.keySet().removeAll(other.entries.keySet());
      locations.putAll(other.keys);
      return new Mapping(merged, locations, location);
    }

    @Override
    public String toString() {
      return "Mapping of " + entries.size() + " entries";
    }
  }

  /// Returns what this is called in sentences.
  default String kind() {
    return switch (this) {
      case Text _ -> "a text";
      case Numeral _ -> "a number";
      case Flag _ -> "true or false";
      case Null _ -> "null";
      case Listing _ -> "a list";
      case Mapping _ -> "a map";
    };
  }
}
