-- Gives a consumer events that nobody of its group has. KEYS: the stream, its hash. ARGV: the group, the consumer, how many at most, the longest envelope
-- Answers how many are missing before them, 1 if there may be more, then of each event: id, attempt, envelope.
local at = 'at:' .. ARGV[1]
local before = redis.call('HGET', KEYS[2], at)
local last = before and tonumber(before)
local missing = 0
local answer = {0, 0}
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
answer[1] = missing
answer[2] = #entries == tonumber(ARGV[3]) and 1 or 0
return answer
