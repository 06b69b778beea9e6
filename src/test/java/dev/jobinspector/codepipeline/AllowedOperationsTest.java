package dev.jobinspector.codepipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jobinspector.codepipeline.account.AllowedOperations;
import dev.jobinspector.codepipeline.account.CallerAccount;
import dev.jobinspector.codepipeline.transport.TimeLimits;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.request.Operation;
import dev.jobinspector.request.IamPolicy;
import dev.jobinspector.service.RateLimiter;
import dev.jobinspector.testing.RecordingTransport;
import dev.jobinspector.testing.RecordingTransport.Answer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.CodePipelineRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import tools.jackson.databind.json.JsonMapper;

/// Every operation that the SDK knows, called through both clients by reflection.
class AllowedOperationsTest {
  private static final Set<String> CHANGES =
      Set.of("Delete", "Create", "Update", "Start", "Tag", "Untag", "Register", "Override");

  private final RecordingTransport aws = new RecordingTransport();

  @Test
  void whatIsNotOnTheListOfAClientIsRefusedAndNeverSent() throws Exception {
    Set<String> all = new TreeSet<>();
    try (SdkClients clients = clients()) {
      for (Method operation : operations()) {
        String name = name(operation);
        all.add(name);
        assertSent(clients.writes(), operation, AllowedOperations.WRITES.names().contains(name));
        assertSent(clients.reads(), operation, AllowedOperations.READS.names().contains(name));
      }
    }
    assertTrue(all.size() >= 40, all.size() + " operations were found: " + all);
    assertTrue(all.containsAll(AllowedOperations.READS.names()), all.toString());
    assertTrue(all.containsAll(AllowedOperations.WRITES.names()), all.toString());
  }

  /// What the recorder saw is what an administrator is asked to grant.
  @Test
  void thePolicyGrantsWhatIsSentAndNothingElse() throws Exception {
    Set<String> sent;
    try (SdkClients clients = clients()) {
      for (Method operation : operations()) {
        call(clients.writes(), operation);
        call(clients.reads(), operation);
      }
      sent =
          aws.sent().stream()
              .map(one -> one.header("X-Amz-Target").replaceFirst(".*\\.", "codepipeline:"))
              .collect(Collectors.toCollection(TreeSet::new));
    }
    sent.addAll(List.of("cloudtrail:LookupEvents", "logs:FilterLogEvents"));
    assertEquals(sent, actions(new IamPolicy(false, Optional.empty(), Optional.empty())));
    sent.removeIf(
        action ->
            AllowedOperations.WRITES.names().contains(action.replaceFirst("codepipeline:", "")));
    assertEquals(sent, actions(new IamPolicy(true, Optional.empty(), Optional.empty())));
  }

  private static Set<String> actions(IamPolicy policy) {
    return JsonMapper.shared()
        .readTree(policy.json())
        .path("Statement")
        .valueStream()
        .flatMap(statement -> statement.path("Action").valueStream())
        .map(action -> action.stringValue())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void assertSent(CodePipelineClient client, Method operation, boolean expected)
      throws Exception {
    int before = aws.sent().size();
    call(client, operation);
    long sent =
        aws.sent().stream()
            .skip(before)
            .filter(request -> request.header("X-Amz-Target").endsWith("." + name(operation)))
            .count();
    assertEquals(expected, sent > 0, name(operation));
  }

  @Test
  void noOperationIsBothAndNoneDeletesOrCreates() {
    List<String> both =
        Stream.of(AllowedOperations.READS, AllowedOperations.WRITES)
            .map(AllowedOperations::names)
            .flatMap(Collection::stream)
            .toList();
    assertEquals(both.size(), Set.copyOf(both).size());
    assertEquals(
        List.of(),
        both.stream().filter(name -> CHANGES.stream().anyMatch(name::startsWith)).toList());
  }

  @Test
  void theProgramsOperationsAreOnTheListThatTheirEffectSays() {
    for (Operation operation : Operation.values()) {
      AllowedOperations list =
          operation.effect() == Operation.Effect.WRITE
              ? AllowedOperations.WRITES
              : AllowedOperations.READS;
      assertTrue(list.names().contains(operation.apiName()), operation.apiName());
    }
  }

  /// A write that gets no reply must not be sent again.
  @Test
  void everyWriteIsSentOnceAlthoughTheConnectionIsLost() throws Exception {
    aws.answering("codepipeline", new Answer.Lost());
    try (SdkClients clients = clients()) {
      for (Method operation : operations()) {
        call(clients.writes(), operation);
      }
    }
    assertEquals(
        AllowedOperations.WRITES.names().size(),
        aws.sent().size(),
        () -> aws.sent().stream().map(sent -> sent.header("X-Amz-Target")).toList().toString());
  }

  private static List<Method> operations() {
    return Arrays.stream(CodePipelineClient.class.getMethods())
        .filter(method -> method.getParameterCount() == 1)
        .filter(method -> CodePipelineRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
        .filter(method -> !method.getName().endsWith("Paginator"))
        .collect(Collectors.toList());
  }

  private static String name(Method operation) {
    return operation.getParameterTypes()[0].getSimpleName().replaceFirst("Request$", "");
  }

  private static void call(CodePipelineClient client, Method operation) throws Exception {
    SdkBuilder<?, ?> request =
        (SdkBuilder<?, ?>) operation.getParameterTypes()[0].getMethod("builder").invoke(null);
    Method override =
        Arrays.stream(request.getClass().getMethods())
            .filter(method -> method.getName().equals("overrideConfiguration"))
            .filter(method -> method.getParameterTypes()[0] == java.util.function.Consumer.class)
            .findFirst()
            .orElseThrow();
    override.setAccessible(true);
    override.invoke(
        request,
        (java.util.function.Consumer<
                software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration.Builder>)
            options ->
                options.putExecutionAttribute(CallRecord.ATTRIBUTE, new CallRecord(List.of())));
    try {
      operation.invoke(client, request.build());
    } catch (InvocationTargetException _) {
      // Refused, or lost: what was sent is what counts.
    }
  }

  private SdkClients clients() {
    return new SdkClients(
        new SdkClients.Caller(
            new ServiceConnection(
                ServiceConnection.Target.AWS,
                Optional.empty(),
                "us-east-1",
                Optional.empty(),
                URI.create("https://codepipeline.us-east-1.amazonaws.com"),
                "a test"),
            CallerAccount.unknown(),
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")),
            () -> {}),
        TimeLimits.DEFAULT,
        new RateLimiter(Integer.MAX_VALUE),
        aws);
  }
}
