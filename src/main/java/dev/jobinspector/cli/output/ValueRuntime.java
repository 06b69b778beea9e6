package dev.jobinspector.cli.output;

import dev.jobinspector.text.JsonText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.smithy.jmespath.RuntimeType;
import software.amazon.smithy.jmespath.evaluation.EvaluationUtils;
import software.amazon.smithy.jmespath.evaluation.JmespathRuntime;
import software.amazon.smithy.jmespath.evaluation.NumberType;

/// Lets a query walk the maps and lists that commands print. Maps keep the order of their keys,
/// which the library's own runtime does not.
final class ValueRuntime implements JmespathRuntime<Object> {
  /// What stands for null, which the library cannot tell from a missing value.
  private static final Object NULL = new Object();

  /// Returns a value as this runtime has it.
  static Object in(@Nullable Object value) {
    return switch (value) {
      case null -> NULL;
      case Map<?, ?> map -> {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, each) -> copy.put(String.valueOf(key), in(each)));
        yield copy;
      }
      case Collection<?> list -> list.stream().map(ValueRuntime::in).toList();
      case Object scalar -> scalar;
    };
  }

  /// Returns what this runtime has as a value.
  static @Nullable Object out(Object value) {
    if (value == NULL) {
      return null;
    }
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, each) -> copy.put(String.valueOf(key), out(each)));
        yield copy;
      }
      case List<?> list -> {
        List<@Nullable Object> copy = new ArrayList<>();
        list.forEach(each -> copy.add(out(each)));
        yield copy;
      }
      case Double number when number == Math.rint(number) && Math.abs(number) < Integer.MAX_VALUE ->
          number.longValue();
      default -> value;
    };
  }

  @Override
  public RuntimeType typeOf(Object value) {
    return value == NULL
        ? RuntimeType.NULL
        : switch (value) {
          case Map<?, ?> _ -> RuntimeType.OBJECT;
          case List<?> _ -> RuntimeType.ARRAY;
          case Number _ -> RuntimeType.NUMBER;
          case Boolean _ -> RuntimeType.BOOLEAN;
          default -> RuntimeType.STRING;
        };
  }

  @Override
  public Object createNull() {
    return NULL;
  }

  @Override
  public Object createBoolean(boolean value) {
    return value;
  }

  @Override
  public boolean asBoolean(Object value) {
    return value.equals(true);
  }

  @Override
  public Object createString(String value) {
    return value;
  }

  @Override
  public String asString(Object value) {
    return value.toString();
  }

  @Override
  public Object createNumber(Number value) {
    return value;
  }

  @Override
  public NumberType numberType(Object value) {
    return EvaluationUtils.numberType(asNumber(value));
  }

  @Override
  public Number asNumber(Object value) {
    return (Number) value;
  }

  @Override
  public String toString(Object value) {
    return value instanceof String text ? text : JsonText.dense(out(value));
  }

  @Override
  public int length(Object value) {
    return switch (value) {
      case String text -> text.codePointCount(0, text.length());
      case Map<?, ?> map -> map.size();
      default -> ((List<?>) value).size();
    };
  }

  @Override
  public Object element(Object array, int index) {
    return array instanceof List<?> list && index < list.size() && index >= 0
        ? Objects.requireNonNull(list.get(index))
        : NULL;
  }

  @Override
  public Object value(Object object, Object key) {
    Optional<QuerySlice> slice = QuerySlice.named(key.toString());
    if (slice.isPresent()) {
      return object instanceof List<?> list ? slice.get().of(list) : NULL;
    }
    return object instanceof Map<?, ?> map && map.containsKey(key.toString())
        ? Objects.requireNonNull(map.get(key.toString()))
        : NULL;
  }

  @Override
  public Iterable<Object> asIterable(Object value) {
    return value instanceof Map<?, ?> map
        ? new ArrayList<>(map.keySet())
        : new ArrayList<>((List<?>) value);
  }

  @Override
  public ArrayBuilder<Object> arrayBuilder() {
    List<Object> built = new ArrayList<>();
    return new ArrayBuilder<>() {
      @Override
      public void add(Object value) {
        built.add(value);
      }

      @Override
      public void addAll(Object array) {
        asIterable(array).forEach(built::add);
      }

      @Override
      public Object build() {
        return built;
      }
    };
  }

  @Override
  public ObjectBuilder<Object> objectBuilder() {
    Map<String, Object> built = new LinkedHashMap<>();
    return new ObjectBuilder<>() {
      @Override
      public void put(Object key, Object value) {
        built.put(key.toString(), value);
      }

      @Override
      public void putAll(Object object) {
        ((Map<?, ?>) object).forEach((key, value) -> built.put(key.toString(), value));
      }

      @Override
      public Object build() {
        return built;
      }
    };
  }
}
