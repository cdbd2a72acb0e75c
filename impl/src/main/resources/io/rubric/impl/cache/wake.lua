-- Goes before others. Wakes the nodes that wait for a load. The last two arguments: prefix of their channels, key of the entry.
local function wake(waiters)
  local nodes = redis.pcall('SMEMBERS', waiters)
  for _, node in ipairs(nodes) do -- none if the key is not ours
    redis.call('PUBLISH', ARGV[#ARGV - 1] .. node, ARGV[#ARGV])
  end
  redis.call('DEL', waiters)
end
