using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Packages;

/// <summary>What the card of one package shows.</summary>
internal sealed record PackageView
{
    public required Drawing Drawing { get; init; }

    public required PackageAddress Address { get; init; }

    /// <summary>中央警察署　令和8年度上半期.</summary>
    public required string About { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>翌月10日, by the text.</summary>
    public required DateOnly Nominal { get; init; }

    public required HalfYearDispatch? Newest { get; init; }

    public IReadOnlyList<HalfYearDispatch> Earlier { get; init; } = [];

    public Fulfilment? Entered { get; init; }

    /// <summary>The way that it will go; of a dispatch its own counts.</summary>
    public required string Way { get; init; }

    /// <summary>Null for the offices above.</summary>
    public HalfYearPackage? Package { get; init; }

    public required bool MayMake { get; init; }

    public required bool MaySend { get; init; }

    public required bool MayTakeBack { get; init; }

    /// <summary>The leg whose arrival the person enters.</summary>
    public int? Receives { get; init; }

    /// <summary>The leg that the person sends on.</summary>
    public int? PassesOn { get; init; }

    /// <summary>Of what a former release has entered as sent: the matter that the 方面本部 passes on, for its plain 済み.</summary>
    public string? EnteredTransit { get; init; }

    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }

    public bool IsSentAnew => MaySend && Newest is not null;

    public IReadOnlyList<(string Council, string Text)> Gaps => Package is null ? [] : PackageCover.Gaps(Package);

    public static PackageView Of(Step step, PackageCase found, GuidelineSettings settings, FormState? form = null, string? note = null)
    {
        var (today, newest) = (step.Today, found.Newest);
        var period = found.Station.PeriodOn(today) ?? found.Station.Periods[^1];
        var stands = newest is { Stands: true };
        int? passesOn = stands ? PassOnPackage.LegFrom(newest!, found.Offices) : null; // It stands.
        return new PackageView
        {
            Drawing = step.Draw(),
            Address = found.Address,
            About = $"{(found.Address.Owed == found.Address.Unit ? "" : "旧")}{found.OwedName}　{found.Address.Half}",
            Today = today,
            Nominal = found.Address.Half.FollowingMonth(settings.SubmissionDay),
            Newest = newest,
            Earlier = found.Earlier,
            Entered = found.Entered,
            Way = $"{Core.Organisation.Route.From(Office.Of(found.Station.Id, period.Name), period.Area)}",
            Package = found.Package,
            MayMake = found.MaySend,
            MaySend = found.MaySend && found.Open is { Leg: 1 } open && !(open.NotBefore > today),
            MayTakeBack = found.MaySend && stands,
            Receives =
                stands && ReceivePackage.LegTo(newest!, found.Offices) is { } leg && newest!.Legs[leg].SentOn is not null ? leg : null, // It stands.
            PassesOn = passesOn is { } on && newest!.Legs[on].SentOn is null ? passesOn : null, // It stands.
            EnteredTransit =
                newest is null && found.Entered is { } entered && found.Offices.Any(o => o.Kind == OfficeKind.AreaHeadquarters)
                    ? $"{entered.Kind}|{found.Station.Id}|{CouncilObligations.Transit(entered.Subject)}|{entered.Period}"
                    : null,
            Form = form ?? FormState.Clean,
            Note = note,
        };
    }
}
