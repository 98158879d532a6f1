import { describe, expect, it } from "vitest";
import { settingsOf } from "./elasticbeanstalk-options";

describe("settingsOf", () => {
  it("keeps values where AWS fixes their meaning, and names of all else", () => {
    const setting = (Namespace: string, OptionName: string, Value: string, ResourceName?: string) => ({
      Namespace,
      OptionName,
      Value,
      ...(ResourceName === undefined ? {} : { ResourceName }),
    });
    const secret = "hunter2";
    expect(
      settingsOf([
        setting("aws:ec2:vpc", "VPCId", "vpc-1"),
        setting("aws:autoscaling:asg", "MinSize", "1", "AWSEBAutoScalingGroup"),
        setting("aws:autoscaling:scheduledaction", "MaxSize", "0", "night"),
        setting("aws:autoscaling:scheduledaction", "MaxSize", "4", "day"),
        { Namespace: "aws:autoscaling:launchconfiguration", OptionName: "EC2KeyName" },
        setting("aws:elasticbeanstalk:application:environment", "DATABASE_URL", secret),
        setting("aws:cloudformation:template:parameter", "EnvironmentVariables", `DATABASE_URL=${secret}`),
        setting("aws:elasticbeanstalk:container:tomcat:jvmoptions", "JVM Options", `-Dkey=${secret}`),
        setting("aws:elasticbeanstalk:customoption", "Token", secret),
        setting("aws:rds:dbinstance", "DBPassword", secret),
        setting("aws:rds:dbinstance", "DBEngine", "mysql"),
        setting("aws:elasticbeanstalk:sns:topics", "Notification Endpoint", `https://hooks.example/${secret}`),
        setting("aws:elasticbeanstalk:application:environment:new", "A", secret),
      ]),
    ).toEqual({
      options: {
        "aws:ec2:vpc": { VPCId: "vpc-1" },
        "aws:autoscaling:asg": { MinSize: "1" },
        "aws:autoscaling:scheduledaction": { "night MaxSize": "0", "day MaxSize": "4" },
        "aws:autoscaling:launchconfiguration": { EC2KeyName: null },
        "aws:rds:dbinstance": { DBEngine: "mysql" },
      },
      environmentVariableNames: ["DATABASE_URL"],
      otherOptionNames: [
        "aws:cloudformation:template:parameter EnvironmentVariables",
        "aws:elasticbeanstalk:application:environment:new A",
        "aws:elasticbeanstalk:container:tomcat:jvmoptions JVM Options",
        "aws:elasticbeanstalk:customoption Token",
        "aws:elasticbeanstalk:sns:topics Notification Endpoint",
        "aws:rds:dbinstance DBPassword",
      ],
    });
  });
});
