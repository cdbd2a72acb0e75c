-- Gives a consumer again what it has taken and not finished. KEYS: the stream. ARGV: the group, the consumer, how many at most, the longest envelope, then the ids that it has in hand
-- Answers how many of them the stream has lost, 1 if there may be more, the first that was lost or '', then of each event: id, attempt, envelope.
local busy = {}
for i = 5, #ARGV do
  busy[ARGV[i]] = true
end
local most = tonumber(ARGV[3])
local mine = {}
local from = '-'
local more = 0
while from do
  local pending = redis.call('XPENDING', KEYS[1], ARGV[1], from, '+', 100, ARGV[2])
  for _, one in ipairs(pending) do
    if not busy[one[1]] then
      if #mine == most then
        more = 1
        break
      end
      mine[#mine + 1] = one
    end
  end
  from = more == 0 and #pending == 100 and '(' .. pending[100][1]
end
return take({0, more, ''}, KEYS[1], ARGV[1], ARGV[2], mine, ARGV[4])
