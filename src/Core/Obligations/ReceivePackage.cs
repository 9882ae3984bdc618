using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Obligations;

/// <summary>到着: an office of the way enters on which day the documents came. Entered again it corrects the day.</summary>
public sealed record ReceivePackage(DateOnly Day)
{
    /// <summary>The leg that ends at one of these offices; null for whoever has none on the way.</summary>
    public static int? LegTo(HalfYearDispatch dispatch, IReadOnlyList<Office> offices) =>
        dispatch.Legs.Select((l, i) => (l, i)).Where(x => offices.Any(x.l.To.IsSameAs)).Select(x => (int?)x.i).FirstOrDefault();

    /// <param name="offices">At which the person is posted today.</param>
    public Outcome<HalfYearDispatch> Decide(HalfYearDispatch? dispatch, IReadOnlyList<Office> offices, Sender sender)
    {
        if (dispatch is not { Stands: true })
        {
            return new Refusal("package.not-sent");
        }

        if (LegTo(dispatch, offices) is not { } number)
        {
            return new Refusal("done.not-allowed");
        }

        var leg = dispatch.Legs[number];
        if (leg.SentOn is not { } sent)
        {
            return new Refusal("package.not-passed-on", leg.From.Name);
        }

        return Day > sender.Today ? new Refusal("done.in-future") { Property = nameof(Day) }
            : Day < sent ? new Refusal("done.too-early", JapaneseDate.WithoutWeekday(sent)) { Property = nameof(Day) }
            : dispatch.With(number, leg with { ReceivedOn = Day, ReceivedBy = sender.By });
    }
}

/// <summary>The area's headquarters sends on what has come (経由). A day of arrival that nobody has entered stays empty.</summary>
public sealed record PassOnPackage(DateOnly Day, string Means)
{
    /// <summary>The leg that begins at one of these offices; never the station's own.</summary>
    public static int? LegFrom(HalfYearDispatch dispatch, IReadOnlyList<Office> offices) =>
        dispatch.Legs.Select((l, i) => (l, i)).Skip(1).Where(x => offices.Any(x.l.From.IsSameAs)).Select(x => (int?)x.i).FirstOrDefault();

    /// <param name="offices">At which the person is posted today.</param>
    public Outcome<HalfYearDispatch> Decide(HalfYearDispatch? dispatch, IReadOnlyList<Office> offices, Sender sender)
    {
        if (dispatch is not { Stands: true })
        {
            return new Refusal("package.not-sent");
        }

        if (LegFrom(dispatch, offices) is not { } number)
        {
            return new Refusal("done.not-allowed");
        }

        var (leg, before) = (dispatch.Legs[number], dispatch.Legs[number - 1]);
        if (leg.SentOn is { } already)
        {
            return new Refusal("package.sent-already", JapaneseDate.WithoutWeekday(already));
        }

        var earliest = before.ReceivedOn ?? before.SentOn;
        return Day > sender.Today ? new Refusal("done.in-future") { Property = nameof(Day) }
            : Day < earliest ? new Refusal("done.too-early", JapaneseDate.WithoutWeekday(earliest.Value)) { Property = nameof(Day) }
            : Means.Length == 0 ? new Refusal("done.means-missing") { Property = nameof(Means) }
            : dispatch.With(number, leg with { SentOn = Day, SentBy = sender.By, Means = Means });
    }
}
