-- Keeps a passing group, and removes passing groups and consumers whose nodes are gone. KEYS: the stream, its hash, the passing groups.
-- ARGV: the group, how long it is kept (ms) or 0 if it is no passing one, after how long a consumer that has nothing counts as gone (ms)
local stream = redis.call('EXISTS', KEYS[1]) == 1
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if ARGV[2] ~= '0' then
  redis.call('ZADD', KEYS[3], now + tonumber(ARGV[2]), ARGV[1])
end
local gone = redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', now, 'LIMIT', 0, 100)
for _, group in ipairs(gone) do
  if stream then
    redis.call('XGROUP', 'DESTROY', KEYS[1], group)
  end
  redis.call('HDEL', KEYS[2], 'at:' .. group, 'after:' .. group, 'owed:' .. group .. ':' .. string.gsub(group, '^node:', '', 1))
  redis.call('ZREM', KEYS[3], group)
end
if stream and ARGV[2] == '0' then
  for _, consumer in ipairs(redis.call('XINFO', 'CONSUMERS', KEYS[1], ARGV[1])) do
    local of = fields(consumer)
    if of.pending == 0 and of.idle > tonumber(ARGV[3]) then -- one that is there after all is made again when it fetches
      redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], of.name)
      redis.call('HDEL', KEYS[2], 'owed:' .. ARGV[1] .. ':' .. of.name)
    end
  end
end
return #gone
