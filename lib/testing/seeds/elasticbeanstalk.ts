import {
  CreateApplicationCommand,
  CreateEnvironmentCommand,
  ElasticBeanstalkClient,
} from "@aws-sdk/client-elastic-beanstalk";
import { defineSeed } from "../seed";
import { xmlAnswer } from "../wire-answers";

const answer = (operation: string, result: string) =>
  xmlAnswer(
    `<${operation}Response xmlns="http://elasticbeanstalk.amazonaws.com/docs/2010-12-01/">` +
      `<${operation}Result>${result}</${operation}Result>` +
      `<ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></${operation}Response>`,
  );

export const seed = defineSeed({
  async make({ config }) {
    const client = new ElasticBeanstalkClient(config);
    await client.send(new CreateApplicationCommand({ ApplicationName: "intranet" }));
    await client.send(
      new CreateEnvironmentCommand({
        ApplicationName: "intranet",
        EnvironmentName: "intranet-production",
        SolutionStackName: "64bit Amazon Linux 2023 v6.1.0 running Node.js 20",
      }),
    );
  },
  answers: {
    "elasticbeanstalk.DescribeConfigurationSettings": answer(
      "DescribeConfigurationSettings",
      `<ConfigurationSettings><member><EnvironmentName>intranet-production</EnvironmentName><OptionSettings><member>
        <Namespace>aws:elasticbeanstalk:application:environment</Namespace>
        <OptionName>API_KEY</OptionName><Value>never-stored</Value>
      </member></OptionSettings></member></ConfigurationSettings>`,
    ),
    "elasticbeanstalk.DescribeEnvironmentResources": answer(
      "DescribeEnvironmentResources",
      `<EnvironmentResources><AutoScalingGroups><member><Name>awseb-e-1</Name></member></AutoScalingGroups>
      </EnvironmentResources>`,
    ),
  },
});
