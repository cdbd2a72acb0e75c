-- Takes of all limits or of none, for several calls that are alike, one after the other. KEYS: one a limit. ARGV: how many calls, then for each limit algorithm, limit, period, burst,
-- horizon, cost, longest wait, and 1 if it must not refuse. For each call, up to the first that is refused: 1 if it is allowed; for each limit the wait, what remains, the time to its reset, and the
-- two numbers of the receipt.
local asked = {}
for i, key in ipairs(KEYS) do
  local a = i * 8 - 6
  local limit, period, burst, horizon = tonumber(ARGV[a + 1]), tonumber(ARGV[a + 2]), tonumber(ARGV[a + 3]), tonumber(ARGV[a + 4])
  asked[i] = {
    limit = algorithms[ARGV[a]](key, limit, period, burst, horizon),
    cost = tonumber(ARGV[a + 5]),
    patience = tonumber(ARGV[a + 6]),
    shadow = ARGV[a + 7] == '1',
  }
end

local answers = {}
for call = 1, tonumber(ARGV[1]) do
  local allowed = 1
  for _, ask in ipairs(asked) do
    ask.wait = ask.limit.ready(ask.cost)
    if ask.wait > ask.patience and not ask.shadow then
      allowed = 0
    end
  end
  local answer = { allowed }
  for _, ask in ipairs(asked) do
    local a, b = 0, 0
    if allowed == 1 and ask.wait <= ask.patience then
      a, b = ask.limit.take(ask.cost, ask.wait)
    end
    local n = #answer
    answer[n + 1], answer[n + 2], answer[n + 3], answer[n + 4], answer[n + 5] = ask.wait, ask.limit.remaining(), ask.limit.reset(), a, b
  end
  answers[call] = answer
  if allowed == 0 then
    break
  end
end

for _, ask in ipairs(asked) do
  ask.limit.save()
end
return answers
