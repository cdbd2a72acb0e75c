-- Makes sure that a group is there. KEYS: the stream, its hash, the passing groups.
-- ARGV: the group, the id after which a new one begins or '' if this node does not know of any, how long a passing group is kept (ms) or 0
-- Answers with the id after which the group goes on, and 1 if it has been there before and was made anew.
local function parts(id)
  local time, number = string.match(id, '^(%d+)%-(%d+)$')
  return tonumber(time), tonumber(number)
end
if ARGV[3] ~= '0' then
  local time = redis.call('TIME')
  redis.call('ZADD', KEYS[3], time[1] * 1000 + math.floor(time[2] / 1000) + tonumber(ARGV[3]), ARGV[1])
end
local newest = '0-0'
if redis.call('EXISTS', KEYS[1]) == 1 then
  newest = fields(redis.call('XINFO', 'STREAM', KEYS[1]))['last-generated-id']
  for _, group in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
    local of = fields(group)
    if of.name == ARGV[1] then
      return {of['last-delivered-id'], 0}
    end
  end
end
local mark = 'after:' .. ARGV[1]
local known = ARGV[2]
if known == '' then -- what it has read was noted, unless it was never there: it may have been removed while none of its nodes was
  known = redis.call('HGET', KEYS[2], mark) or ''
  local time, number = string.match(known, '^(%d+)%-(%d+)$')
  if not time or #time > 19 or #number > 19 then -- whoever has written it
    known = ''
  end
end
local after = newest
local anew = 0
if known ~= '' then
  local time, number = parts(known)
  local last, sequence = parts(newest)
  -- A stream that has never been there yet is another one, and all that it has came later.
  after = (last < time or (last == time and sequence < number)) and '0-0' or known
  anew = 1
else
  redis.call('HSET', KEYS[2], 'at:' .. ARGV[1], redis.call('HGET', KEYS[2], 'n') or '0', mark, newest)
end
redis.call('XGROUP', 'CREATE', KEYS[1], ARGV[1], after, 'MKSTREAM')
return {after, anew}
