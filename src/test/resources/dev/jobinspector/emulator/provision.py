"""Makes work, does it, and asserts what the emulator received. Usage: provision.py ENDPOINT"""

import json
import sys
import urllib.request

import boto3

endpoint = sys.argv[1]
pipelines = boto3.client("codepipeline", endpoint_url=endpoint, region_name="us-east-1",
                         aws_access_key_id="any", aws_secret_access_key="any")
work = dict(category="Build", owner="Custom", provider="Worker", version="1")


def source():
    return dict(name="Repository", namespace="SourceVariables",
                actionTypeId=dict(category="Source", owner="AWS", provider="CodeCommit", version="1"),
                configuration=dict(RepositoryName="shop", BranchName="main"),
                outputArtifacts=[dict(name="SourceOutput")])


def build():
    return dict(name="Compile", actionTypeId=work, namespace="Built",
                configuration=dict(Task="#{variables.Task} of #{SourceVariables.BranchName}"),
                inputArtifacts=[dict(name="SourceOutput")], outputArtifacts=[dict(name="App")])


def approval():
    return dict(name="Ask", actionTypeId=dict(category="Approval", owner="AWS", provider="Manual", version="1"))


# Make work.
pipelines.create_custom_action_type(
    category="Build", provider="Worker", version="1",
    configurationProperties=[dict(name="Task", required=True, key=True, secret=False)],
    inputArtifactDetails=dict(minimumCount=0, maximumCount=1),
    outputArtifactDetails=dict(minimumCount=0, maximumCount=1))
pipelines.create_pipeline(pipeline=dict(
    name="mine", roleArn="arn:aws:iam::111122223333:role/CodePipelineServiceRole",
    artifactStore=dict(type="S3", location="artifacts-of-mine"),
    variables=[dict(name="Task", defaultValue="test")],
    stages=[dict(name="Source", actions=[source()]), dict(name="Build", actions=[build()]),
            dict(name="Ship", actions=[approval()])]))
execution = pipelines.start_pipeline_execution(
    name="mine", variables=[dict(name="Task", value="all")])["pipelineExecutionId"]

# Do it, as a worker does.
[job] = pipelines.poll_for_jobs(actionTypeId=work, maxBatchSize=5)["jobs"]
assert job["data"]["actionConfiguration"]["configuration"]["Task"] == "all of main", job
assert pipelines.acknowledge_job(jobId=job["id"], nonce=job["nonce"])["status"] == "InProgress"
pipelines.put_job_success_result(jobId=job["id"], outputVariables=dict(Tag="v1"))

# Approve what was built.
ship = pipelines.get_pipeline_state(name="mine")["stageStates"][2]
pipelines.put_approval_result(
    pipelineName="mine", stageName="Ship", actionName="Ask",
    token=ship["actionStates"][0]["latestExecution"]["token"],
    result=dict(summary="looks good", status="Approved"))
status = pipelines.get_pipeline_execution(
    pipelineName="mine", pipelineExecutionId=execution)["pipelineExecution"]["status"]
assert status == "Succeeded", status

# See what the service received.
with urllib.request.urlopen(endpoint + "/_emulator/requests?job=" + job["id"]) as reply:
    received = [request["operation"] for request in json.load(reply)]
assert received == ["AcknowledgeJob", "PutJobSuccessResult"], received
print("succeeded")
