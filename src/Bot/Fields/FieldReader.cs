using KobanBot.Bot.Cards;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Fields;

/// <summary>Reads the fields of a form to types, and keeps a clear sentence for every one that cannot be read.</summary>
internal sealed class FieldReader(CardData data)
{
    private readonly Dictionary<string, string?> _picked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _errors = new(StringComparer.Ordinal);

    public CardData Data => data;

    public IReadOnlyDictionary<string, string> Errors => _errors;

    /// <summary>
    /// Everything as typed, with the errors. Days and times are given back in the form that the client's pickers understand; what
    /// cannot be read is quoted in the message, since a picker would show it as empty.
    /// </summary>
    public FormState State()
    {
        var typed = new Dictionary<string, string>(data.Typed, StringComparer.Ordinal);
        foreach (var (field, value) in _picked)
        {
            if (value is null)
            {
                // What is stored is shown again.
                typed.Remove(field);
            }
            else
            {
                typed[field] = value;
            }
        }

        return new FormState(typed, _errors);
    }

    public void Fail(string field, string error) => _errors[field] = error;

    public DateOnly? Date(string field, string? required = null)
    {
        var text = data.Text(field);
        if (DayText.TryRead(text, out var day, out var fault))
        {
            _picked[field] = day.ToString("O");
            return day;
        }

        _picked[field] = "";

        if (text.Length > 0)
        {
            _errors[field] = $"「{Shapes.Short(text, 20)}」は{DayWords.Of(fault)}例　令和8年10月3日、2026/10/3";
        }
        else if (required is not null)
        {
            _errors[field] = required;
        }

        return null;
    }

    public TimeOnly? Time(string field)
    {
        var text = data.Text(field);
        if (JapaneseDate.TryParseTime(text, out var time))
        {
            _picked[field] = time.ToString("HH:mm");
            return time;
        }

        _picked[field] = "";

        if (text.Length > 0)
        {
            _errors[field] = $"「{Shapes.Short(text, 20)}」は時刻として読み取れません。例　14:00、午後2時";
        }

        return null;
    }

    /// <summary>
    /// What was ticked of what was offered. What was not offered brings the card again with one sentence: a person must not count as absent
    /// because a client writes the list in another way, or because the list has changed.
    /// </summary>
    public Ticked Ticked(string field, IEnumerable<(string Id, string Title)> offered)
    {
        var ticked = Fields.Ticked.Of(data.Text(field), offered);
        if (ticked.Unknown.Count > 0)
        {
            _errors[field] = $"「{Shapes.Short(ticked.Unknown[0], 20)}」は、この一覧にありません。選択を確かめて、もう一度押してください。";
            _picked[field] = ticked.Ids.Count == 0 ? null : string.Join(',', ticked.Ids);
        }
        else if (ticked.Ids.Count > 0)
        {
            _picked[field] = string.Join(',', ticked.Ids);
        }

        return ticked;
    }

    public string Text(string field, int longest)
    {
        var text = data.Text(field);
        if (LimitedText.Excess(text, longest) is { } excess)
        {
            _errors[field] = excess;
        }

        return text;
    }

    /// <param name="longest">Characters of a line.</param>
    /// <param name="all">Characters of the whole input.</param>
    public IReadOnlyList<string> Lines(string field, int longest, int most, int all)
    {
        var lines = data.Lines(field);
        if (LimitedText.Excess(data.Text(field), all) is { } excess)
        {
            _errors[field] = excess;
        }
        else if (lines.Count > most)
        {
            _errors[field] = $"{most}行以内で入力してください（現在{lines.Count}行）。";
        }
        else if (lines.FirstOrDefault(l => l.Length > longest) is { } tooLong)
        {
            _errors[field] = $"1行は{longest}文字以内で入力してください（「{Shapes.Short(tooLong, 12)}」が{tooLong.Length}文字）。";
        }

        return lines;
    }
}
