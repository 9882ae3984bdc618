using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Forms;

/// <summary>様式: what can be printed of a council by this person today.</summary>
internal sealed record FormsView(Drawing Drawing, CouncilId Council, string CouncilName, IReadOnlyList<FormLine> Lines)
{
    /// <summary>Whether there is a PDF to choose, and whether it is chosen.</summary>
    public PdfChoice Pdf { get; init; }

    public static FormsView Of(Sitting at) => new(at.Draw(), at.Council.Id, at.Council.Name, [.. LinesOf(at)]);

    private static IEnumerable<FormLine> LinesOf(Sitting at)
    {
        var facts = at.Facts;
        var last = facts.Meetings.OrderByDescending(m => m.Date).ThenByDescending(m => m.ConfirmedAt).FirstOrDefault();
        if (last is not null)
        {
            yield return new FormLine(FormKind.MeetingResult, $"{JapaneseDate.Short(last.Date, at.Today)}の会議", last.Id.Value);
            if (ContactAbsentees.Of(facts, last, at.Today).Count(a => a.Contacted is null) is > 0 and var untold)
            {
                yield return new FormLine(
                    FormKind.ResultNotice,
                    $"{JapaneseDate.Short(last.Date, at.Today)}の会議　未連絡{untold}人",
                    last.Id.Value
                );
                yield return new FormLine(FormKind.CallList, $"電話等で連絡する方　{untold}人", last.Id.Value);
            }
        }

        if (PlannedPaper.Next(facts, at.Today) is { } next)
        {
            var day = $"{JapaneseDate.Short(next.Meeting.Date, at.Today)}の会議";
            yield return new FormLine(FormKind.MemoSheet, $"{day}　次第、出席者名簿、メモ、前回の記録");
            yield return new FormLine(FormKind.MeetingNotice, $"{day}　{next.Members.Count}人分");
            if (at.Access.HasAny(FormRequest.Rights(FormKind.NoticePostcard)))
            {
                yield return new FormLine(FormKind.NoticePostcard, $"{day}　{next.Members.Count}人分、宛名面と通知面");
            }

            yield return new FormLine(FormKind.Agenda, day);
            yield return new FormLine(FormKind.SignInSheet, day);
        }

        foreach (var line in OfStation(at).Where(l => at.Access.HasAny(FormRequest.Rights(l.Kind))))
        {
            yield return line;
        }
    }

    private static IEnumerable<FormLine> OfStation(Sitting at)
    {
        var letters = CommissionLetter.Of(at.Facts, at.Today).Count;
        if (letters > 0)
        {
            yield return new FormLine(FormKind.CommissionLetter, $"委員{letters}人");
        }

        if (DismissalLetter.Of(at.Facts, at.Today).Count is > 0 and var dismissed)
        {
            yield return new FormLine(FormKind.DismissalNotice, $"未通知{dismissed}人");
        }

        yield return new FormLine(FormKind.HandoverSheet, $"{JapaneseDate.Short(at.Today)}現在");
        yield return new FormLine(
            FormKind.MemberRoster,
            $"委員{at.Facts.MembersOn(at.Today).Count()}人、{JapaneseDate.Short(at.Today)}現在"
        );
        yield return new FormLine(
            FormKind.OperationList,
            $"{at.Council.StationOn(at.Today)?.Name}の全体、{JapaneseDate.Short(at.Today)}現在"
        );
        foreach (var slip in PrintedSlip.Of(at.Facts, at.Today, at.Step.Rules.Guideline))
        {
            yield return new FormLine(
                FormKind.EstablishmentSlip,
                $"{(slip.IsAbolition ? "廃止" : "設置")}　{FormWords.Day(slip.Slip.Day)}",
                Papers.Day(slip.Slip.Day)
            );
        }
    }
}

/// <summary>As what files come.</summary>
internal enum PdfChoice
{
    /// <summary>The installation makes none.</summary>
    None,
    Offered,
    Chosen,
}

/// <summary>A form that can be printed.</summary>
/// <param name="Below">What it would hold.</param>
/// <param name="About">As in <see cref="FormRequest"/>.</param>
internal sealed record FormLine(FormKind Kind, string Below, string About = "");
