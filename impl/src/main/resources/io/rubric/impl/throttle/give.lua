-- Gives back what was taken. KEYS: one a limit. ARGV: for each limit algorithm, limit, period, burst, horizon, cost, and the two numbers of the receipt.
for i, key in ipairs(KEYS) do
  local a = i * 8 - 7
  local limit = algorithms[ARGV[a]](key, tonumber(ARGV[a + 1]), tonumber(ARGV[a + 2]), tonumber(ARGV[a + 3]), tonumber(ARGV[a + 4]))
  limit.give(tonumber(ARGV[a + 5]), tonumber(ARGV[a + 6]), tonumber(ARGV[a + 7]))
  limit.save()
end
return 1
