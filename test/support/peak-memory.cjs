// Loaded before the program: says at its end how much memory it had at the most.
process.on('exit', () => {
  process.stderr.write(`peak memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`);
});
