-- A node stops. KEYS: the stream, its hash, the passing groups. ARGV: the group, the consumer, 1 if the group ends with the node
local stream = redis.call('EXISTS', KEYS[1]) == 1
if ARGV[3] == '1' then
  if stream then
    redis.call('XGROUP', 'DESTROY', KEYS[1], ARGV[1])
  end
  redis.call('HDEL', KEYS[2], 'at:' .. ARGV[1], 'after:' .. ARGV[1], 'owed:' .. ARGV[1] .. ':' .. ARGV[2])
  redis.call('ZREM', KEYS[3], ARGV[1])
elseif stream and #redis.call('XPENDING', KEYS[1], ARGV[1], '-', '+', 1, ARGV[2]) == 0 then -- else what it has would be lost
  redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], ARGV[2])
end
return 0
