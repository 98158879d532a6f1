import { describe, expect, it } from "vitest";
import { withoutContainerSecrets, wordsOf } from "./container-secrets";

describe("withoutContainerSecrets", () => {
  it("keeps names, references and where logs go, at any depth", () => {
    const cleaned = withoutContainerSecrets({
      containers: [
        {
          image: "web:1",
          environment: [{ name: "B", value: "hunter2" }, { name: "A" }],
          secrets: [{ name: "KEY", valueFrom: "arn:secret" }],
          dockerLabels: { "traefik.auth": "hunter2" },
          logConfiguration: {
            logDriver: "splunk",
            options: { "splunk-token": "hunter2", "awslogs-group": "/web" },
            secretOptions: [{ name: "t", valueFrom: "arn:other" }],
          },
          healthCheck: { command: ["CMD-SHELL", "curl -u admin:hunter2 localhost"], interval: 30 },
        },
      ],
      volumes: [
        {
          name: "v",
          dockerVolumeConfiguration: {
            driver: "cifs",
            driverOpts: { o: "password=hunter2" },
            labels: { key: "hunter2" },
          },
        },
      ],
      parameters: { password: "hunter2" },
      environments: { env: { TOKEN: "hunter2" } },
      metadata: { labels: { env: "prod" }, annotations: { token: "hunter2" } },
    });
    expect(cleaned).toEqual({
      containers: [
        {
          image: "web:1",
          environmentVariableNames: ["A", "B"],
          secrets: [{ name: "KEY", valueFrom: "arn:secret" }],
          dockerLabelNames: ["traefik.auth"],
          logConfiguration: {
            logDriver: "splunk",
            options: { "awslogs-group": "/web" },
            otherOptionNames: ["splunk-token"],
            secretOptions: [{ name: "t", valueFrom: "arn:other" }],
          },
          healthCheck: { command: ["CMD-SHELL", "…"], interval: 30 },
        },
      ],
      volumes: [
        { name: "v", dockerVolumeConfiguration: { driver: "cifs", driverOptNames: ["o"], dockerLabelNames: ["key"] } },
      ],
      parameterNames: ["password"],
      environments: { environmentVariableNames: ["TOKEN"] },
      metadata: { labels: { env: "prod" }, annotationNames: ["token"] },
    });
  });
});

describe("wordsOf", () => {
  it.each([
    [
      ["npm", "run", "start"],
      ["npm", "run", "start"],
    ],
    [
      ["python3.12", "app/main.py", "--port=80"],
      ["python3.12", "app/main.py", "--port…"],
    ],
    [
      ["sh", "-c", "exec"],
      ["sh", "-c", "…"],
    ],
    [
      ["db", "--password", "secret"],
      ["db", "--password", "…"],
    ],
    [
      ["mysql", "-phunter"],
      ["mysql", "-p…"],
    ],
    [
      ["job", "hunter2", "https://u:p@x"],
      ["job", "…", "…"],
    ],
    [
      ["job", "--verbose=true", "run"],
      ["job", "--verbose…", "run"],
    ],
    ["npm start", []],
  ])("%j", (command, words) => {
    expect(wordsOf(command)).toEqual(words);
  });
});
