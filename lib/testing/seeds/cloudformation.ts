import { CloudFormationClient, CreateStackCommand, CreateStackSetCommand } from "@aws-sdk/client-cloudformation";
import { defineSeed } from "../seed";

const template = {
  Parameters: { Password: { Type: "String", NoEcho: true } },
  Resources: { Alerts: { Type: "AWS::SNS::Topic", Properties: { TopicName: "stack-alerts" } } },
};

export const seed = defineSeed({
  make: async ({ config }) => {
    const client = new CloudFormationClient(config);
    const TemplateBody = JSON.stringify(template);
    const Parameters = [{ ParameterKey: "Password", ParameterValue: "never-stored" }];
    await client.send(new CreateStackCommand({ StackName: "shop", TemplateBody, Parameters }));
    await client.send(new CreateStackSetCommand({ StackSetName: "guardrails", TemplateBody, Parameters }));
  },
});
