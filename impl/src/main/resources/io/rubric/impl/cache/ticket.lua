-- A put begins. KEYS: header, tickets, generations. ARGV: token, ticket milliseconds, milliseconds to keep header and generations.
-- Tickets are the puts that are under way, by the time at which they end at the latest; '!' among them says that none of them may store.
-- Answers the version of the put.
clock = math.max(now, clock)
keepclock(tonumber(ARGV[3]))
for i = 3, #KEYS do
  if not redis.call('SET', KEYS[i], digits(clock), 'NX', 'PX', ARGV[3]) and redis.call('PTTL', KEYS[i]) < tonumber(ARGV[3]) then
    redis.call('PEXPIRE', KEYS[i], ARGV[3])
  end
end
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
local ends = now + ARGV[2] * 1000
if redis.call('ZCARD', KEYS[2]) > 0 then
  redis.call('ZADD', KEYS[2], ends, '!')
end
redis.call('ZADD', KEYS[2], ends, ARGV[1])
redis.call('PEXPIRE', KEYS[2], ARGV[2])
return digits(clock)
