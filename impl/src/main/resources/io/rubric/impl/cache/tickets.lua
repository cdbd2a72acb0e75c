-- Goes before others. Tickets are the puts of an entry that are under way, by the time at which they end at the latest; '!' among them says that
-- none of them may store.

-- Something else happens to the entry: no put that is under way may store. True if there is one.
local function disturb(tickets)
  local last = redis.pcall('ZRANGE', tickets, -1, -1, 'WITHSCORES')
  if last.err then
    redis.call('DEL', tickets) -- not ours: a put that does not find its ticket does not store
  elseif last[2] then
    redis.call('ZADD', tickets, last[2], '!')
  end
  return last.err or last[2]
end

-- A put is over. A '!' for nobody goes, too.
local function finish(tickets, token)
  redis.call('ZREM', tickets, token)
  if redis.call('ZCARD', tickets) == 1 and redis.call('ZSCORE', tickets, '!') then
    redis.call('DEL', tickets)
  end
end
