import type { ConfigurationOptionSetting } from "@aws-sdk/client-elastic-beanstalk";

/** Where an application's own variables stand. */
const VARIABLES = "aws:elasticbeanstalk:application:environment";

/**
 * Namespaces of settings whose meaning AWS fixes. All others may hold what owners write: variables once more in the
 * parameters of the stack, command lines of a Java machine, custom options.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html
 */
const PLAIN = [
  /^aws:autoscaling:(?:asg|launchconfiguration|scheduledaction|trigger|updatepolicy:rollingupdate)$/,
  /^aws:ec2:(?:instances|vpc)$/,
  /^aws:elb:(?:healthcheck|listener(?::\d+)?|loadbalancer|policies(?::[\w-]+)?)$/,
  /^aws:elbv2:(?:listener(?::\w+)?|listenerrule(?::[\w-]+)?|loadbalancer)$/,
  /^aws:elasticbeanstalk:(?:application|command|control|environment|hostmanager|managedactions|monitoring|xray)$/,
  /^aws:elasticbeanstalk:application:environmentsecrets$/,
  /^aws:elasticbeanstalk:cloudwatch:logs(?::health)?$/,
  /^aws:elasticbeanstalk:environment:(?:process:[\w-]+|proxy(?::staticfiles)?)$/,
  /^aws:elasticbeanstalk:healthreporting:system$/,
  /^aws:elasticbeanstalk:managedactions:platformupdate$/,
  /^aws:elasticbeanstalk:sns:topics$/,
  /^aws:elasticbeanstalk:sqsd$/,
  /^aws:rds:dbinstance$/,
];

/** Options among them that hold a secret, or whom to tell: a person's address, or one with a key in it. */
const WRITTEN = /password|^Notification Endpoint$/i;

/** What is left of the settings of an environment: values where AWS fixes their meaning, else names. */
type Settings = {
  options: Record<string, Record<string, string | null>>;
  environmentVariableNames: string[];
  otherOptionNames: string[];
};

/** Sorts the settings of an environment into those whose values may be kept and those of which only the names may. */
export function settingsOf(settings: readonly ConfigurationOptionSetting[]): Settings {
  const options = new Map<string, Map<string, string | null>>();
  const environmentVariableNames = new Set<string>();
  const otherOptionNames = new Set<string>();
  for (const { Namespace = "", OptionName = "", ResourceName, Value } of settings) {
    if (Namespace === VARIABLES) environmentVariableNames.add(OptionName);
    else if (!PLAIN.some((pattern) => pattern.test(Namespace)) || WRITTEN.test(OptionName)) {
      otherOptionNames.add(`${Namespace} ${OptionName}`);
    } else {
      const known = options.get(Namespace) ?? new Map<string, string | null>();
      // Of scheduled actions there are several, each with a name.
      const scheduled = Namespace === "aws:autoscaling:scheduledaction" && ResourceName;
      known.set(scheduled ? `${ResourceName} ${OptionName}` : OptionName, Value ?? null);
      options.set(Namespace, known);
    }
  }
  return {
    options: Object.fromEntries([...options].map(([namespace, values]) => [namespace, Object.fromEntries(values)])),
    environmentVariableNames: [...environmentVariableNames].sort(),
    otherOptionNames: [...otherOptionNames].sort(),
  };
}
