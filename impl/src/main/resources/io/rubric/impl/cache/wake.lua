-- Goes before others. Wakes the nodes that wait for a load. The last two arguments: prefix of their channels, key of the entry.
local function wake(waiters)
  for _, node in ipairs(redis.call('SMEMBERS', waiters)) do
    redis.call('PUBLISH', ARGV[#ARGV - 1] .. node, ARGV[#ARGV])
  end
  redis.call('DEL', waiters)
end
