// The entry of `bearings`. Log lines are for servers: at a command line they would only disturb, so they are off
// unless asked for; that must be settled before anything that logs is loaded.
import "@/lib/lean-heap";

process.env.LOG_LEVEL ??= "silent";
const { runProgram } = await import("./program");
await runProgram(process.argv.slice(2));
