using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reforms;

namespace KobanBot.Bot.Features.Reforms;

/// <summary>What was typed into the card of 組織の変更: changes of one kind on one day, one a line.</summary>
internal sealed record ReformForm(PlanReform? Request, FormState State)
{
    public const string Kind = "kind";
    public const string Day = "day";
    public const string Lines = "lines";

    public const int LinesLength = 1000;
    private const int LineLength = 100;

    private static readonly char[] Between = [' ', '　', '\t', ',', '、', '→', '⇒'];

    /// <param name="id">Of the command; the codes of new police boxes are made of it.</param>
    public static ReformForm Read(CardData data, string id)
    {
        var fields = new FieldReader(data);
        var kind = Enum.TryParse<ReformKind>(data.Text(Kind), out var chosen) && Enum.IsDefined(chosen) ? chosen : (ReformKind?)null;
        var day = fields.Date(Day);
        var lines = fields.Lines(Lines, LineLength, PlanReform.MostLines, LinesLength);
        var request = new PlanReform(id, kind, day, [.. lines.Select((l, i) => Line(kind, Parts(l), new PoliceBoxId($"{id}-{i + 1}")))]);
        var state = fields.State();
        return new ReformForm(state.HasErrors ? null : request, state);
    }

    public static string? FieldOf(Refusal refusal) =>
        refusal.Property switch
        {
            nameof(PlanReform.Kind) => Kind,
            nameof(PlanReform.Day) => Day,
            nameof(PlanReform.Lines) => Lines,
            _ => null,
        };

    /// <summary>Whether a line names the station or one of its police boxes; what no line can mean is read as little as possible.</summary>
    public bool Names(Station station)
    {
        if (Request is not { } request)
        {
            return false;
        }

        HashSet<string> words = [.. request.Lines.SelectMany(l => new[] { l.What, l.To, l.Of }).Where(w => w.Length > 0)];
        return station.Periods.Any(p => words.Contains(p.Name) || words.Any(w => p.Name == $"{w}警察署"))
            || (station.PoliceBoxes ?? []).Any(b => words.Contains(b.Name));
    }

    private static string[] Parts(string line) =>
        line.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static ReformLine Line(ReformKind? kind, string[] parts, PoliceBoxId id) =>
        (kind, parts) switch
        {
            (_, []) => new ReformLine("", "", "", id),
            (ReformKind.CloseBox, [var station, var box, ..]) => new ReformLine(box, "", station, id),
            (ReformKind.MoveBox, [var station, var box, var to, ..]) => new ReformLine(box, to, station, id),
            (_, [var what, .., var to]) => new ReformLine(what, to, "", id),
            (_, [var what]) => new ReformLine(what, "", "", id),
        };
}
