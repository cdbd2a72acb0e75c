-- Gives a consumer events that nobody of its group has. KEYS: the stream, its hash.
-- ARGV: the group, the consumer, how many at most, the longest envelope, the receipt of the last answer that has come to the consumer, or ''
-- Answers how many are missing before them, 1 if there may be more, a receipt or '' if none are missing, then of each event: id, attempt, envelope.
-- What is missing is answered until its receipt comes back: it is not found a second time.
local at = 'at:' .. ARGV[1]
local owes = 'owed:' .. ARGV[1] .. ':' .. ARGV[2]
local known = redis.call('HMGET', KEYS[2], at, owes)
local before = known[1]
local last = before and tonumber(before)
local receipt, owed = string.match(known[2] or '', '^(%d+)%-(%d+)$')
owed = receipt and receipt ~= ARGV[5] and #owed < 16 and tonumber(owed) or 0
local missing = 0
local answer = {0, 0, ''}
local others = {}
local reply = redis.call('XREADGROUP', 'GROUP', ARGV[1], ARGV[2], 'COUNT', ARGV[3], 'STREAMS', KEYS[1], '>')
local entries = reply and reply[1][2] or {}
for _, entry in ipairs(entries) do
  local event = fields(entry[2])
  local n = event.n and string.match(event.n, '^%d+$') and #event.n < 16 and tonumber(event.n)
  if n then
    if last and n > last then
      missing = missing + n - last - 1
    end
    last = n
  end
  if event['for'] and event['for'] ~= ARGV[1] then
    others[#others + 1] = entry[1]
  else
    give(answer, entry[1], 1, event, ARGV[4])
  end
end
if #others > 0 then
  redis.call('XACK', KEYS[1], ARGV[1], unpack(others))
end
if #entries > 0 then
  redis.call('HSET', KEYS[2], 'after:' .. ARGV[1], entries[#entries][1])
end
if last and string.format('%d', last) ~= before then
  redis.call('HSET', KEYS[2], at, string.format('%d', last))
end
if missing > 0 then
  owed = owed + missing
  receipt = string.format('%d', last) -- which only grows
  redis.call('HSET', KEYS[2], owes, receipt .. '-' .. string.format('%d', owed))
elseif known[2] and owed == 0 then
  redis.call('HDEL', KEYS[2], owes)
end
answer[1] = owed
answer[2] = #entries == tonumber(ARGV[3]) and 1 or 0
answer[3] = owed > 0 and receipt or ''
return answer
