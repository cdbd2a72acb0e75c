-- Adds events to a durable topic. What was added before, as by a batch whose answer was lost, is not added again.
-- KEYS: the stream, its hash, the sender's last number, then the marks of events that are added once whoever sends them
-- ARGV: the most entries, how long they are kept and how long a sender is remembered (ms), the channel of news, the topic,
--       then of each event: the sender's number, the position of its mark in KEYS or 0, the envelope
local last = tonumber(redis.call('GET', KEYS[3]) or '0')
local n = tonumber(redis.call('HGET', KEYS[2], 'n') or '0')
local before = n
for i = 6, #ARGV, 3 do
  local number = tonumber(ARGV[i])
  if number > last then
    last = number
    local mark = tonumber(ARGV[i + 1])
    if mark == 0 or redis.call('EXISTS', KEYS[mark]) == 0 then
      n = n + 1
      redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], '*', 'n', string.format('%d', n), 'ce', ARGV[i + 2])
      if mark ~= 0 then -- after it: what a script has done before an error stays
        redis.call('SET', KEYS[mark], '1', 'PX', ARGV[2])
      end
    end
  end
end
redis.call('SET', KEYS[3], string.format('%d', last), 'PX', ARGV[3])
if n > before then
  redis.call('HSET', KEYS[2], 'n', string.format('%d', n))
  local time = redis.call('TIME')
  local oldest = time[1] * 1000 + math.floor(time[2] / 1000) - tonumber(ARGV[2])
  redis.call('XTRIM', KEYS[1], 'MINID', '~', string.format('%d', oldest))
  redis.call('PUBLISH', ARGV[4], ARGV[5])
end
return n - before
