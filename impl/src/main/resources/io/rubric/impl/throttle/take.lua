-- Takes of all limits or of none, for several calls that are alike, one after the other. KEYS: one a limit. ARGV: how many calls, then for each limit algorithm, limit, period, burst,
-- horizon, cost, longest wait, and 1 if it must not refuse. For each call, up to the first that is refused: 1 if it is allowed; for each limit the wait, what remains, the time to its reset, and the
-- two numbers of the receipt.
local asked = {}
for i, key in ipairs(KEYS) do
  local a = i * 8 - 6
  local ask = algorithms[ARGV[a]](key, tonumber(ARGV[a + 1]), tonumber(ARGV[a + 2]), tonumber(ARGV[a + 3]), tonumber(ARGV[a + 4]))
  ask.cost, ask.patience, ask.shadow = tonumber(ARGV[a + 5]), tonumber(ARGV[a + 6]), ARGV[a + 7] == '1'
  asked[i] = ask
end

local answers = {}
for call = 1, tonumber(ARGV[1]) do
  local allowed, answer = 1, { 1, 0, 0, 0, 0, 0 }
  for i, ask in ipairs(asked) do
    local wait = ask.ready(ask.cost)
    answer[i * 5 - 3] = wait
    if wait > ask.patience and not ask.shadow then
      allowed = 0
    end
  end
  answer[1] = allowed
  for i, ask in ipairs(asked) do
    local n, a, b = i * 5 - 3, 0, 0
    if allowed == 1 and answer[n] <= ask.patience then
      a, b = ask.take(ask.cost, answer[n])
    end
    answer[n + 1], answer[n + 2] = ask.left()
    answer[n + 3], answer[n + 4] = a, b
  end
  answers[call] = answer
  if allowed == 0 then
    break
  end
end

for _, ask in ipairs(asked) do
  ask.save()
end
return answers
