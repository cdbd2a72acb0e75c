-- Leaves events that a consumer still has and has not begun to whoever comes first, as if it had never had them. KEYS: the stream.
-- ARGV: the group, the consumer, how long ago it counts as having touched them (ms), the ids
for i = 4, #ARGV do
  local one = redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[i], ARGV[i], 1, ARGV[2])[1]
  if one then
    local attempts = string.format('%d', math.max(0, one[4] - 1))
    redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[2], 0, ARGV[i], 'IDLE', ARGV[3], 'RETRYCOUNT', attempts, 'JUSTID')
  end
end
return 0
