package dev.jobinspector.codepipeline;

import dev.jobinspector.job.ActionTypeId;
import dev.jobinspector.job.pipeline.ActionExecution;
import dev.jobinspector.job.pipeline.PipelineState;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.service.PipelineGateway;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.codepipeline.model.ActionConfigurationProperty;
import software.amazon.awssdk.services.codepipeline.model.ActionOwner;
import software.amazon.awssdk.services.codepipeline.model.ExecutionMode;
import software.amazon.awssdk.services.codepipeline.model.ListActionExecutionsResponse;
import software.amazon.awssdk.services.codepipeline.model.ListActionTypesResponse;
import software.amazon.awssdk.services.codepipeline.model.ListPipelineExecutionsResponse;
import software.amazon.awssdk.services.codepipeline.model.ListPipelinesResponse;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionSummary;

/// Pipelines through the AWS SDK for Java v2, by the client that retries reads.
final class SdkPipelineGateway implements PipelineGateway {
  /// More than the quotas of the service allow; stops at a list that never ends.
  private static final int MOST_PAGES = 100;

  /// How many pages of 100 executions are read.
  private static final int PAGES_OF_EXECUTIONS = 10;

  private final SdkClients clients;

  SdkPipelineGateway(SdkClients clients) {
    this.clients = clients;
  }

  @Override
  public Reply<List<ListedPipeline>> pipelines() {
    return RecordedCall.send(
        List.of(),
        options ->
            pages(
                    MOST_PAGES,
                    token ->
                        clients.read(
                            client ->
                                client.listPipelines(
                                    ask -> ask.nextToken(token).overrideConfiguration(options))),
                    ListPipelinesResponse::nextToken)
                .all()
                .stream()
                .flatMap(page -> page.pipelines().stream())
                .filter(pipeline -> pipeline.name() != null)
                .map(
                    pipeline ->
                        new ListedPipeline(
                            pipeline.name(),
                            pipeline.executionMode() == ExecutionMode.PARALLEL,
                            Optional.ofNullable(pipeline.updated())))
                .toList());
  }

  @Override
  public Reply<PipelineState> state(String pipeline) {
    return RecordedCall.send(
        List.of(),
        options -> {
          return StateMapping.state(
              pipeline,
              clients.read(
                  client ->
                      client.getPipelineState(
                          ask -> ask.name(pipeline).overrideConfiguration(options))));
        });
  }

  @Override
  public Reply<UnderWay> underWay(String pipeline) {
    return RecordedCall.send(
        List.of(),
        options -> {
          Pages<ListPipelineExecutionsResponse> pages =
              executions(pipeline, options, ListPipelineExecutionsResponse::nextToken);
          return new UnderWay(
              pages.read().stream()
                  .flatMap(page -> page.pipelineExecutionSummaries().stream())
                  .filter(SdkPipelineGateway::isUnderWay)
                  .map(PipelineExecutionSummary::pipelineExecutionId)
                  .toList(),
              pages.complete());
        });
  }

  @Override
  public Reply<Optional<String>> executionStatus(String pipeline, String pipelineExecutionId) {
    return RecordedCall.send(
        List.of(),
        options ->
            executions(
                    pipeline,
                    options,
                    page -> find(page, pipelineExecutionId).isPresent() ? null : page.nextToken())
                .read()
                .stream()
                .flatMap(page -> find(page, pipelineExecutionId).stream())
                .findFirst());
  }

  private static Optional<String> find(
      ListPipelineExecutionsResponse page, String pipelineExecutionId) {
    return page.pipelineExecutionSummaries().stream()
        .filter(execution -> pipelineExecutionId.equals(execution.pipelineExecutionId()))
        .findFirst()
        .flatMap(execution -> Optional.ofNullable(execution.statusAsString()));
  }

  private Pages<ListPipelineExecutionsResponse> executions(
      String pipeline,
      Consumer<AwsRequestOverrideConfiguration.Builder> options,
      Function<ListPipelineExecutionsResponse, @Nullable String> nextToken) {
    return pages(
        PAGES_OF_EXECUTIONS,
        token ->
            clients.read(
                client ->
                    client.listPipelineExecutions(
                        ask ->
                            ask.pipelineName(pipeline)
                                .nextToken(token)
                                .overrideConfiguration(options))),
        nextToken);
  }

  @Override
  public Reply<List<ActionExecution>> recent(String pipeline) {
    return RecordedCall.send(
        List.of(),
        options -> {
          return clients
              .read(
                  client ->
                      client.listActionExecutions(
                          ask -> ask.pipelineName(pipeline).overrideConfiguration(options)))
              .actionExecutionDetails()
              .stream()
              .map(action -> ActionMapping.execution(pipeline, action))
              .toList();
        });
  }

  @Override
  public Reply<List<ActionExecution>> actions(String pipeline, String pipelineExecutionId) {
    return RecordedCall.send(
        List.of(),
        options ->
            pages(
                    MOST_PAGES,
                    token ->
                        clients.read(
                            client ->
                                client.listActionExecutions(
                                    ask ->
                                        ask.pipelineName(pipeline)
                                            .filter(
                                                only ->
                                                    only.pipelineExecutionId(pipelineExecutionId))
                                            .nextToken(token)
                                            .overrideConfiguration(options))),
                    ListActionExecutionsResponse::nextToken)
                .all()
                .stream()
                .flatMap(page -> page.actionExecutionDetails().stream())
                .map(action -> ActionMapping.execution(pipeline, action))
                .toList());
  }

  @Override
  public Reply<Optional<String>> queryableProperty(ActionTypeId type) {
    return RecordedCall.send(
        List.of(),
        options ->
            pages(
                    MOST_PAGES,
                    token ->
                        clients.read(
                            client ->
                                client.listActionTypes(
                                    ask ->
                                        ask.actionOwnerFilter(ActionOwner.CUSTOM)
                                            .nextToken(token)
                                            .overrideConfiguration(options))),
                    ListActionTypesResponse::nextToken)
                .all()
                .stream()
                .flatMap(page -> page.actionTypes().stream())
                .filter(
                    listed ->
                        listed.id() != null && ActionMapping.actionType(listed.id()).equals(type))
                .flatMap(listed -> listed.actionConfigurationProperties().stream())
                .filter(property -> Boolean.TRUE.equals(property.queryable()))
                .map(ActionConfigurationProperty::name)
                .findFirst());
  }

  /// An execution that is being stopped still waits for its actions.
  private static boolean isUnderWay(PipelineExecutionSummary execution) {
    return execution.pipelineExecutionId() != null
        && (execution.status() == PipelineExecutionStatus.IN_PROGRESS
            || execution.status() == PipelineExecutionStatus.STOPPING);
  }

  /// The pages of a list, as far as they were read.
  private record Pages<P>(List<P> read, boolean complete) {
    List<P> all() {
      if (!complete) {
        throw new GarbledReplyException("The list does not end.");
      }
      return read;
    }
  }

  private <P> Pages<P> pages(
      int most, Function<@Nullable String, P> ask, Function<P, @Nullable String> nextToken) {
    List<P> pages = new ArrayList<>();
    Optional<String> token = Optional.empty();
    do {
      P page = ask.apply(token.orElse(null));
      pages.add(page);
      token = Optional.ofNullable(nextToken.apply(page)).filter(next -> !next.isEmpty());
    } while (token.isPresent() && pages.size() < most);
    return new Pages<>(pages, token.isEmpty());
  }
}
