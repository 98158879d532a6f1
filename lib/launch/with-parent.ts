// Preloaded into the processes that `npm start` starts: when that ends, however it ended, they end too. The channel to
// a parent closes with the parent. It is only listened to by the process itself and not by others that inherit its
// options: those have another parent.
// biome-ignore lint/style/noProcessEnv: runs before anything of ours, in Next's process too.
if (process.env.BEARINGS_PARENT === String(process.ppid)) process.once("disconnect", () => process.exit(1));
