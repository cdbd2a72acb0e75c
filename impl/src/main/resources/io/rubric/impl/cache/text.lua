-- Goes before others. What a key holds; false if it holds nothing, or something that is not ours.
local function text(key)
  local value = redis.pcall('GET', key)
  return type(value) == 'string' and value
end
