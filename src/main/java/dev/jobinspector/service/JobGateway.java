package dev.jobinspector.service;

import dev.jobinspector.job.JobDetails;
import dev.jobinspector.job.JobRef;
import dev.jobinspector.job.JobStatus;
import dev.jobinspector.job.KnownJob;
import dev.jobinspector.job.Nonce;
import dev.jobinspector.job.PolledJob;
import dev.jobinspector.job.connection.CallerIdentity;
import dev.jobinspector.job.connection.ConnectionState;
import dev.jobinspector.job.connection.ServiceConnection;
import dev.jobinspector.job.reply.Reply;
import dev.jobinspector.job.request.JobResult;
import dev.jobinspector.job.request.PollRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The service's side of jobs, over one connection. Each method blocks for one request, writes send
/// at most once, and no failure is thrown: it is part of the [Reply].
public interface JobGateway extends AutoCloseable {
  /// Returns the connection, with the account as far as it is known by now.
  ServiceConnection connection();

  /// Returns the account once it is known, or that it cannot be. No request waits for it.
  default CompletableFuture<Optional<String>> account() {
    return CompletableFuture.completedFuture(connection().account());
  }

  /// Returns who the service says makes the requests, or that it does not say. It is asked the
  /// first time; no request waits for it.
  default CompletableFuture<Optional<CallerIdentity>> identity() {
    return CompletableFuture.completedFuture(Optional.empty());
  }

  /// Returns what is known of the connection by now.
  default ConnectionState state() {
    return ConnectionState.UNKNOWN;
  }

  /// Returns the connection as the writes go over it: that of another profile where one acts.
  default ServiceConnection actingConnection() {
    return connection();
  }

  /// Returns what the requests of the account and Region go by. Reads wait for it by themselves.
  RateLimiter rateLimiter();

  /// Confirms that a job was received, and is told its status.
  Reply<JobStatus> acknowledge(JobRef job, Nonce nonce);

  /// Returns everything about a job but its status.
  Reply<JobDetails> details(JobRef job);

  /// Hands jobs out: each gets a new nonce, and no other worker sees it for a while.
  Reply<List<PolledJob>> poll(PollRequest request);

  /// Reports the result of a job; answered with that result once the service took it.
  Reply<JobResult> report(JobRef job, JobResult result);

  /// Returns the pipelines' side of the same connection. Nothing is built for it before it is used.
  PipelineGateway pipelines();

  /// Replies about pipelines as they came, over the same connection.
  PipelineReplies replies();

  /// Returns the writes to pipelines over the same connection.
  PipelineControl control();

  /// Returns what AWS recorded of workers' calls, over the same connection.
  ActivityLog activity();

  /// Returns the jobs that can be listed without dispatching any. AWS has no such list: there it is
  /// empty.
  List<KnownJob> listed();

  @Override
  void close();
}
