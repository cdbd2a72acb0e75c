-- The fields of an entry, or of what XINFO tells, by their names.
local function fields(pairs)
  local all = {}
  for i = 1, #pairs, 2 do
    all[pairs[i]] = pairs[i + 1]
  end
  return all
end

-- Adds an event to an answer. Who has written an entry without an envelope learns that nothing can be made of it.
local function give(answer, id, attempt, event)
  answer[#answer + 1] = id
  answer[#answer + 1] = attempt
  answer[#answer + 1] = event.ce or ''
end
