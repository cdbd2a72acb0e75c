-- Goes before others. Wakes the nodes that wait for the load of an entry, each on its channel.
local function wake(waiters, entry, channels)
  local nodes = redis.pcall('SMEMBERS', waiters)
  for _, node in ipairs(nodes) do -- none if the key is not ours
    redis.call('PUBLISH', channels .. node, entry)
  end
  redis.call('DEL', waiters)
end
