using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Catalogue;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <param name="Members">In office on the meeting's day.</param>
/// <param name="Operating">運営担当者 of that day.</param>
/// <param name="Lead">The lead officer of that day.</param>
internal sealed record AttendanceView(
    RecordFrame Frame,
    MeetingContent Content,
    IReadOnlyList<Member> Members,
    IReadOnlyList<RosterEntry> Operating,
    IReadOnlyList<RosterEntry> Supervisors,
    OfficerId? Lead
)
{
    public Attendance Attendance => Content.Attendance;

    /// <summary>委嘱状 that may have been handed over at the meeting; nothing is asked where there are none.</summary>
    public IReadOnlyList<PendingLetter> Letters { get; init; } = [];

    public static AttendanceView Of(OpenDraft open, RecordFrame frame)
    {
        var (facts, day) = (open.Facts, open.Content.Date ?? open.At.Today);
        return new AttendanceView(
            frame,
            open.Content,
            [.. facts.MembersOn(day)],
            facts.OperatingOn(day),
            facts.SupervisorsOn(day, open.At.Step.Rules.Guideline),
            facts.LeadOn(day)?.Officer
        )
        {
            Letters = LettersOfRecord.Offered(facts, open.Draft, day, open.At.Step.Rules.Guideline),
        };
    }
}

/// <summary>Step 2: attendance by exception. All members of the day are ticked; the police side and guests are folded.</summary>
internal static class AttendanceCard
{
    private const string PoliceSection = "police";
    private const string GuestSection = "guests";
    private const string LetterSection = "handedOver";

    private static readonly IReadOnlyList<InputField<MeetingContent>> OfGuests =
    [
        AttendanceFields.Guests,
        AttendanceFields.Consultation,
        AttendanceFields.ConsultedOn,
    ];

    public static AdaptiveCard Render(AttendanceView view)
    {
        var (form, attendance) = (view.Frame.Form, view.Attendance);
        var absent = attendance.Absent.ToHashSet();
        var officers = attendance.Officers ?? [.. view.Operating.Select(o => o.Officer)];
        var police = officers.Count + attendance.Supervisors.Count + attendance.OtherDivisions.Count;
        return view.Frame.Draw(
            "出席者",
            [
                .. view.Members.Count == 0
                    ? [Shapes.Note("開催日に在任する委員がいません。開催日を確認してください。", "attention")]
                    : Members(view, form, absent),
                new AdaptiveActionSet([
                    Toggle($"警察側（{police}人）", PoliceSection),
                    Toggle($"委員以外（{attendance.Guests.Count}人）", GuestSection),
                ]),
                Police(view, form, officers),
                Guests(view, form),
                .. view.Letters.Count == 0
                    ? Array.Empty<AdaptiveElement>()
                    :
                    [
                        new AdaptiveActionSet([Toggle($"委嘱状を交付した（未交付{view.Letters.Count}人）", LetterSection)]),
                        Letters(view, form),
                    ],
            ]
        );
    }

    private static IEnumerable<AdaptiveElement> Members(AttendanceView view, FormState form, HashSet<MemberId> absent)
    {
        var present = new AdaptiveChoiceSetInput
        {
            Id = AttendanceForm.Present,
            Label = $"出席委員（開催日現在{view.Members.Count}人）",
            Style = "expanded",
            IsMultiSelect = true,
            Choices = [.. view.Members.Select(m => new AdaptiveChoice(m.Name, m.Id.Value))],
            Value = form.Value(
                AttendanceForm.Present,
                string.Join(',', view.Members.Where(m => !absent.Contains(m.Id)).Select(m => m.Id.Value))
            ),
        };
        foreach (var element in form.Field(present))
        {
            yield return element;
        }

        yield return Shapes.Small("欠席者のチェックを外してください。");
    }

    /// <summary>Often the chief hands them over at the meeting: one tick each, and the day is the meeting's.</summary>
    private static AdaptiveContainer Letters(AttendanceView view, FormState form)
    {
        var ticked = view.Letters.Where(l => view.Attendance.Letters.Contains(new LetterOf(l.Member.Id, l.Commission.Term.First))).ToList();
        var input = new AdaptiveChoiceSetInput
        {
            Id = AttendanceForm.Letters,
            Label = "この会議で委嘱状を交付した方",
            Style = "expanded",
            IsMultiSelect = true,
            Choices = [.. view.Letters.Select(AttendanceOffer.Choice).Select(c => new AdaptiveChoice(c.Title, c.Id))],
            Value = form.Value(AttendanceForm.Letters, string.Join(',', ticked.Select(l => AttendanceOffer.Choice(l).Id))),
        };
        return new([.. form.Field(input), Shapes.Small("記録を確定すると、開催日の交付として記録されます。要綱 第5-1")])
        {
            Id = LetterSection,
            IsVisible = ticked.Count > 0 || form.Errors.ContainsKey(AttendanceForm.Letters),
        };
    }

    private static AdaptiveContainer Police(AttendanceView view, FormState form, IReadOnlyList<OfficerId> officers) =>
        new([
            .. People(AttendanceForm.Officers, "運営担当者", view.Operating, officers, form, view.Lead),
            .. People(AttendanceForm.Supervisors, "地域警察幹部", view.Supervisors, view.Attendance.Supervisors, form, lead: null),
            .. AttendanceFields.OtherDivisions.Draw(form, view.Content),
        ])
        {
            Id = PoliceSection,
            IsVisible = new[] { AttendanceForm.Officers, AttendanceForm.Supervisors, AttendanceFields.OtherDivisions.Id }.Any(
                form.Errors.ContainsKey
            ),
        };

    private static AdaptiveContainer Guests(AttendanceView view, FormState form) =>
        new([.. OfGuests.SelectMany(f => f.Draw(form, view.Content))])
        {
            Id = GuestSection,
            IsVisible = OfGuests.Any(f => form.Errors.ContainsKey(f.Id)),
        };

    private static IEnumerable<AdaptiveElement> People(
        string id,
        string label,
        IReadOnlyList<RosterEntry> roster,
        IReadOnlyList<OfficerId> chosen,
        FormState form,
        OfficerId? lead
    ) =>
        roster.Count == 0
            ? [new AdaptiveTextBlock($"{label}：開催日の配置がありません。") { Size = "Small" }]
            :
            [
                .. form.Field(
                    new AdaptiveChoiceSetInput
                    {
                        Id = id,
                        Label = label,
                        Style = "expanded",
                        IsMultiSelect = true,
                        Choices =
                        [
                            .. roster.Select(r => new AdaptiveChoice(
                                r.Officer == lead ? $"{r.Title}（運営責任者）" : r.Title,
                                r.Officer.Value
                            )),
                        ],
                        Value = form.Value(id, string.Join(',', chosen.Select(o => o.Value))),
                    }
                ),
            ];

    private static AdaptiveToggleVisibilityAction Toggle(string title, string target) => new([target]) { Title = title };
}
