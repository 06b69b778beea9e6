package dev.jobinspector.request;

import dev.jobinspector.job.request.Operation;
import java.util.List;
import java.util.Optional;

/// The replies of the ten job operations, as far as a sample of them needs. Order and names are
/// those of the service model.
final class OutputShapes {
  private static final Shape.Text TEXT = Shape.Text.ANY;
  private static final Shape.Structure ARTIFACT =
      of(
          text("name"),
          text("revision"),
          member(
              "location",
              of(text("type"), member("s3Location", of(text("bucketName"), text("objectKey"))))));
  private static final Shape.Structure DATA =
      of(
          member(
              "actionTypeId",
              of(text("category"), text("owner"), text("provider"), text("version"))),
          member(
              "actionConfiguration",
              of(member("configuration", new Shape.Texts(TEXT, TEXT, Integer.MAX_VALUE)))),
          member(
              "pipelineContext",
              of(
                  text("pipelineName"),
                  member("stage", of(text("name"))),
                  member("action", of(text("name"), text("actionExecutionId"))),
                  text("pipelineArn"),
                  text("pipelineExecutionId"))),
          member("inputArtifacts", new Shape.Listing(ARTIFACT)),
          member("outputArtifacts", new Shape.Listing(ARTIFACT)),
          member(
              "artifactCredentials",
              of(text("accessKeyId"), text("secretAccessKey"), text("sessionToken"))),
          text("continuationToken"),
          member("encryptionKey", of(text("id"), text("type"))));

  private OutputShapes() {}

  /// The reply of an operation; empty where it has none.
  static Optional<Shape.Structure> of(Operation operation) {
    return switch (operation) {
      case ACKNOWLEDGE_JOB, ACKNOWLEDGE_THIRD_PARTY_JOB -> Optional.of(of(text("status")));
      case GET_JOB_DETAILS ->
          Optional.of(
              of(member("jobDetails", of(text("id"), member("data", DATA), text("accountId")))));
      case GET_THIRD_PARTY_JOB_DETAILS ->
          Optional.of(
              of(member("jobDetails", of(text("id"), member("data", DATA), text("nonce")))));
      case POLL_FOR_JOBS ->
          Optional.of(
              of(
                  member(
                      "jobs",
                      new Shape.Listing(
                          of(
                              text("id"),
                              member("data", DATA),
                              text("nonce"),
                              text("accountId"))))));
      case POLL_FOR_THIRD_PARTY_JOBS ->
          Optional.of(of(member("jobs", new Shape.Listing(of(text("clientId"), text("jobId"))))));
      case PUT_JOB_SUCCESS_RESULT,
          PUT_JOB_FAILURE_RESULT,
          PUT_THIRD_PARTY_JOB_SUCCESS_RESULT,
          PUT_THIRD_PARTY_JOB_FAILURE_RESULT ->
          Optional.empty();
    };
  }

  private static Shape.Structure of(Member... members) {
    return new Shape.Structure(List.of(members));
  }

  private static Member text(String name) {
    return member(name, TEXT);
  }

  private static Member member(String name, Shape shape) {
    return new Member(name, shape, false, "");
  }
}
