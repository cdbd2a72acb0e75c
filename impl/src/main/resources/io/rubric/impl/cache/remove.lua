-- Removes an entry and what is being loaded or put. KEYS: entry, lease, waiters, tickets. ARGV: channel prefix, key of the entry.
redis.call('DEL', KEYS[1])
local last = redis.call('ZRANGE', KEYS[4], -1, -1, 'WITHSCORES')
if last[2] then
  redis.call('ZADD', KEYS[4], last[2], '!')
end
if redis.call('DEL', KEYS[2]) == 1 then
  wake(KEYS[3])
end
return 1
