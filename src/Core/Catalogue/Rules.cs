using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Members;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Catalogue;

/// <summary>
/// Every rule of the guideline (RULES 2.2), in the order of its text. Tests name the rules that they prove with [Trait("Rule", "R055")];
/// docs/traceability.md is made from both.
/// </summary>
public static class Rules
{
    private const RuleForce Hard = RuleForce.Hard;
    private const RuleForce WarnPlus = RuleForce.WarnPlus;
    private const RuleForce Warn = RuleForce.Warn;
    private const RuleForce Task = RuleForce.Task;
    private const RuleForce Document = RuleForce.Document;
    private const RuleForce Field = RuleForce.Field;
    private const RuleForce Permission = RuleForce.Permission;
    private const RuleForce View = RuleForce.View;
    private const RuleForce Info = RuleForce.Info;

    // csharpier-ignore - a table: one rule, one line, and a second one where needed.
    public static IReadOnlyList<Rule> All { get; } =
    [
        // 表紙: the cover letter
        new("R001", "表紙", "Every passage is shown as that of 道本地第5366号 of 17 March 2025.", Info, ["GuidelineText", "GuidelineCard"]),
        new("R002", "表紙 宛先", "Addressees without working duties have no role and see nothing.", Info, [nameof(Role), nameof(Access)]),
        new("R003", "表紙 前文", "Councils, terms and meetings from before the guideline stay valid.", Info,
            [nameof(MeetingReview), nameof(CouncilCase)]),
        new("R004", "表紙 前文", "An article is read together with the notes that interpret it.", Info,
            ["GuidelineText", "GuidelineSearch", "GuidelineCard"]),
        new("R005", "表紙 前文", "The guideline is in force since 1 April 2025.", Info, ["GuidelineText", nameof(GuidelineSettings)]),
        new("R006", "表紙 前文", "All police users can look up the guideline, by clause or by word.", Task, ["GuidelineFlow", "ClauseReference", "GuidelineSearch"]),

        // 記 第1: what has changed
        new("R007", "記 第1", "The old term はまなす活動 is pointed out with its replacement.", Warn, [nameof(MeetingReview), "GuidelineSearch"]),

        // 記 第2-1: bylaws
        new("R008", "記 第2-1(1)", "The station chief may enact bylaws; none is assumed.", Info, [nameof(Bylaw), nameof(Bylaws)]),
        new("R009", "記 第2-1(2)", "Bylaws are enacted only after the consultation that is due.", WarnPlus, [nameof(ConsultationReview), nameof(Bylaws)]),
        new("R010", "記 第2-1(2)", "Whom to consult follows from the station's area and is never chosen.", Hard, [nameof(ConsultationCounterpart)]),

        // 記 第2-2: setting up councils
        new("R011", "記 第2-2(1)", "A unit council rests on the unity or character of its area.", Warn, [nameof(CouncilReview)]),
        new("R012", "記 第2-2(1)", "A unit council does not merely mirror group or block operation.", Warn, [nameof(CouncilReview)]),
        new("R013", "記 第2-2(2)", "The exception is for areas of high turnover and entertainment quarters.", Info, [nameof(EstablishmentDetails), nameof(Coverage)]),
        new("R014", "記 第2-2(2)", "There a special-purpose council may stand in for the beat council.", Warn, [nameof(Coverage), nameof(CouncilReview)]),
        new("R015", "記 第2-2(3)", "Setting up or abolishing a unit or special-purpose council is consulted first.", WarnPlus, [nameof(ConsultationReview), nameof(CouncilReview)]),
        new("R016", "記 第2-2(4)", "Before councils are reorganised, their members hear why.", Warn, [nameof(CouncilReview)]),
        new("R017", "記 第2-2(5)", "Form 1 is made for every council set up or abolished.", Task | Document, [nameof(EstablishmentSlip), nameof(CouncilObligations)]),
        new("R018", "記 第2-2(5)", "A copy of Form 1 goes to headquarters, through the area's own if any.", Task,
            [nameof(Route), nameof(CouncilObligations)]),
        new("R019", "記 第2-2(6)", "Form 2 is made every year as of 1 April.", Task | Document, [nameof(StationObligations)]),
        new("R020", "記 第2-2(6)", "Form 2 is corrected whenever one of its entries changes.", Task | Document, [nameof(CouncilObligations), nameof(DocumentChanges)]),

        // 記 第2-3: who is in a council
        new("R021", "記 第2-3(1)ア", "Those who work in the area count as residents do.", Info, [nameof(BeatTie), nameof(MemberReview)]),
        new("R022", "記 第2-3(1)ア", "Members are not drawn one-sidedly from a district, association or age band.", Warn, [nameof(Composition), nameof(MemberReview)]),
        new("R023", "記 第2-3(1)イ", "Members are selected in liaison with other divisions, at a meeting of the heads.", Warn, [nameof(SelectionProcess), nameof(CommissionReview)]),
        new("R024", "記 第2-3(1)ウ", "More than half of the members come from the three categories.", Warn, [nameof(Composition), nameof(MemberReview)]),
        new("R025", "記 第2-3(1)ウ", "First category: officers of neighbourhood associations.", Field, [nameof(SelectionCategory)]),
        new("R026", "記 第2-3(1)ウ", "Second category: staff of local government and public bodies.", Field, [nameof(SelectionCategory)]),
        new("R027", "記 第2-3(1)ウ", "Third category: people of crime prevention and traffic safety associations.", Field,
            [nameof(SelectionCategory)]),
        new("R028", "記 第2-3(1)エ", "A special-purpose council selects by its purpose, not by breadth.", Warn | Info, [nameof(MemberReview)]),
        new("R029", "記 第2-3(2)", "A council has about ten members.", Warn, [nameof(MemberReview)]),
        new("R030", "記 第2-3(2)", "Fewer members need a reason; under five is a finding that blocks nothing.", WarnPlus,
            [nameof(MemberReview), nameof(MeetingReview), nameof(MemberObligations)]),
        new("R031", "記 第2-3(3)ア", "All staff of the police box run the council together.", Info, [nameof(CouncilFacts)]),
        new("R032", "記 第2-3(3)ア", "Every officer posted to the council's police boxes is an operating officer.", Hard,
            [nameof(CouncilFacts), nameof(RosterEntry)]),
        new("R033", "記 第2-3(3)ア", "A merged council is run by the officers of all its police boxes.", Hard, [nameof(CouncilFacts)]),
        new("R034", "記 第2-3(3)イ", "Officers keep in touch with members between meetings.", Warn, [nameof(MemberObligations)]),
        new("R035", "記 第2-3(4)ア", "The lead officer is the council's contact to the outside.", Info, [nameof(LeadReview)]),
        new("R036", "記 第2-3(4)ア", "Rank and time in post are at hand when the lead officer is designated.", Field, [nameof(LeadCandidates)]),
        new("R037", "記 第2-3(4)イ", "The lead officer settles time, place, attendees and matters of a meeting.", Field,
            [nameof(PlanMeeting), nameof(PlannedMeeting), nameof(MeetingReview)]),
        new("R038", "記 第2-3(4)イ", "Members and operating officers are told of a meeting beforehand.", Task | Warn,
            [nameof(MeetingObligations)]),
        new("R039", "記 第2-3(4)ウ", "The lead officer is designated by Form 2 and by no other document.", Task | Document,
            [nameof(CouncilObligations)]),

        // 記 第2-4: commission and dismissal
        new("R040", "記 第2-4(1)ア", "A term runs two years from 1 April, in principle.", Warn,
            [nameof(CommissionTerm), nameof(CommissionReview), nameof(MemberObligations)]),
        new("R041", "記 第2-4(1)イ", "Members may be reappointed without limit.", Info, [nameof(RenewCommission), nameof(MemberObligations)]),
        new("R042", "記 第2-4(1)イ", "Long service of one person asks for special consideration.", Warn, [nameof(Service), nameof(CommissionReview)]),
        new("R043", "記 第2-4(1)ウ", "A replacement serves the rest of the predecessor's term.", Hard,
            [nameof(CommissionMember), "MemberChecks", nameof(MemberObligations)]),
        new("R044", "記 第2-4(2)ア", "The station chief may dismiss a member; the product never proposes it.", Permission,
            [nameof(DismissMember), nameof(ConsiderDismissal), nameof(Access)]),
        new("R045", "記 第2-4(2)ア", "Reason for a dismissal: conduct unbecoming a member.", Field, [nameof(DismissalWording), nameof(DismissalReview)]),
        new("R046", "記 第2-4(2)ア", "Reason for a dismissal: the member's own wish.", Field, [nameof(DismissalWording), nameof(DismissalReview)]),
        new("R047", "記 第2-4(2)ア", "Reason for a dismissal: the member has died.", Field,
            [nameof(DismissalWording), nameof(DismissalReview), nameof(MemberObligations)]),
        new("R048", "記 第2-4(2)ア", "Reason for a dismissal: moved away and not expected to take part.", Field, [nameof(DismissalGrounds), nameof(DismissalReview)]),
        new("R049", "記 第2-4(2)ア", "Reason for a dismissal: little interest in taking part.", Field,
            [nameof(DismissalWording), nameof(ParticipationHistory)]),
        new("R050", "記 第2-4(2)イ", "A successor is found where a dismissal hinders the meetings.", Task,
            [nameof(DismissalReview), nameof(MemberObligations)]),
        new("R051", "記 第2-4(2)ウ", "A letter of commission not returned never blocks a dismissal.", Info, [nameof(DismissMember), nameof(DismissalReview)]),
        new("R052", "記 第2-4(2)ウ", "A letter that might be misused is retrieved without fail.", WarnPlus | Task,
            [nameof(DismissalReview), nameof(MemberObligations)]),
        new("R053", "記 第2-4(3)", "Form 4 is made at every commission.", Task | Document, [nameof(MemberObligations), nameof(DocumentChanges)]),

        // 記 第2-5: meetings
        new("R054", "記 第2-5(1)", "The plan considers police priorities and local events.", Field,
            [nameof(PlanMeeting), nameof(MeetingPlan)]),
        new("R055", "記 第2-5(1)", "The year's meetings are planned beforehand, and one is held at least.", Task | WarnPlus,
            [nameof(PlanMeeting), nameof(MeetingReview), nameof(MeetingObligations)]),
        new("R056", "記 第2-5(2)", "An extraordinary meeting informs, sets up emergency contact and asks for cooperation.", Field,
            [nameof(ExtraordinaryPart), nameof(MeetingReview)]),
        new("R057", "記 第2-5(2)", "An extraordinary meeting discusses measures with the residents.", Field, [nameof(MeetingReview)]),
        new("R058", "記 第2-5(2)", "What an extraordinary meeting comes to is reflected in the beat's work.", Task,
            [nameof(ExtraordinaryPart), nameof(MeetingReview)]),
        new("R059", "記 第2-5(3)", "Residents who are no members take part as the topics ask for it.", Field,
            [nameof(Attendance), "RecordSheet"]),
        new("R060", "記 第2-5(3)", "The choice of such guests is examined with supervisors beforehand.", Warn,
            [nameof(MeetingReview), nameof(GuestConsultation), nameof(MeetingObligations)]),
        new("R061", "記 第2-5(3)", "Example: school staff and parents after approaches to children.", Info,
            [nameof(GuestSuggestions)]),
        new("R062", "記 第2-5(3)", "Example: local government and residents for street lamps.", Info,
            [nameof(GuestSuggestions)]),
        new("R063", "記 第2-5(3)", "Example: volunteers for the safety of the elderly.", Info,
            [nameof(GuestSuggestions)]),

        // 記 第2-6: what meetings are about
        new("R064", "記 第2-6(1)", "A meeting is more than notices and hearing.", Warn, [nameof(MeetingReview)]),
        new("R065", "記 第2-6(1)", "Each topic leads to measures found together.", Field, [nameof(Topic), "TopicsForm"]),
        new("R066", "記 第2-6(2)", "A meeting has definite topics.", Warn, [nameof(MeetingReview), nameof(PlanMeeting)]),
        new("R067", "記 第2-6(2)", "Topic category: what the police box does.", Field, [nameof(TopicCategory), "MeetingWords"]),
        new("R068", "記 第2-6(2)", "Topic category: crime, accidents and disasters close to home.", Field,
            [nameof(TopicCategory), "MeetingWords"]),
        new("R069", "記 第2-6(2)", "Topic category: the community's problems and events.", Field, [nameof(TopicCategory), "MeetingWords"]),
        new("R070", "記 第2-6(3)", "What residents truly want solved is taken up as problem solving.", Field,
            [nameof(FeedbackEntry), "FeedbackForm"]),
        new("R071", "記 第2-6(3)", "Problem solving aims at the root, together with the residents.", Field,
            [nameof(MeetingContent), nameof(MeetingReview)]),
        new("R072", "記 第2-6(4)", "Participants soon hear what became of a request.", Task,
            [nameof(MeetingReview), nameof(Feedback), nameof(RecordMeasure), nameof(ConfirmMeeting), nameof(FeedbackObligations)]),
        new("R073", "記 第2-6(4)", "Requests that take long are pursued by plan and stay open.", Task | Warn,
            [nameof(Feedback), nameof(FeedbackStatus), nameof(RecordMeasure), nameof(FeedbackObligations)]),
        new("R074", "記 第2-6(5)", "Newsletters, statistics and the like serve as materials.", Field,
            [nameof(MeetingContent), "RecordSheet"]),
        new("R075", "記 第2-6(6)", "Absentees are told of the results.", Task | Warn,
            [nameof(MeetingReview), nameof(MeetingObligations), nameof(ContactAbsentees)]),

        // 記 第2-7: records and the package
        new("R076", "記 第2-7(1)", "The original of Form 5 stays with the station and is never deleted.", Permission,
            ["CouncilTransaction", nameof(Access)]),
        new("R077", "記 第2-7(1)", "The police box reads the records of its own councils.", Permission, [nameof(Access)]),
        new("R078", "記 第2-7(2)", "Every station sends a package each half-year.", Task, [nameof(HalfYear), nameof(StationObligations)]),
        new("R079", "記 第2-7(2)", "The package holds copies of Form 2 and of the half's Forms 5.", Document, [nameof(HalfYearPackage)]),
        new("R080", "記 第2-7(2)", "The package is sent by the 10th of the following month.", Task | WarnPlus,
            [nameof(StationObligations), nameof(BusinessCalendar)]),

        // 記 第3: supervision and support
        new("R081", "記 第3-1", "Supervisors train the staff beforehand.", Task,
            [], "Training takes place away from the product, which keeps no record of it and offers only the text to be taught (R006)."),
        new("R082", "記 第3-1", "Supervisors follow what the meetings discuss and how they progress.", Permission | View,
            [nameof(Access), "ReadMeetingsFlow"]),
        new("R083", "記 第3-1", "Supervisors support, for example by liaising with other agencies.", Task,
            [nameof(SupportRequest), nameof(AskForSupport), nameof(AnswerSupport), "SupportFlow"]),
        new("R084", "記 第3-2", "Officers of other divisions take part where needed.", Field, [nameof(Attendance), "RecordSheet"]),
        new("R085", "記 第3-2", "Whatever else is needed for a proper running.", Info,
            [], "A residual clause that asks for nothing definite, so there is no behaviour to compare with it."),

        // 記 末尾: the forms
        new("R086", "記 末尾", "The five forms are omitted from the published text.", Info,
            [], "There is no published form to compare with; what the product prints is inferred from the clauses that it cites."),

        // 要綱 第1, 第2: scope and purpose
        new("R087", "要綱 第1", "The guideline covers setting up and running the councils.", Info,
            [], "States the scope of the guideline and asks for no behaviour."),
        new("R088", "要綱 第2", "The councils serve prevention, recovery and clearing up close to home.", Info,
            [], "States a purpose and defines terms; the rules that carry it out are tested one by one."),
        new("R089", "要綱 第2", "Police and residents hear, discuss and cooperate for a safe community.", Info,
            [], "States a purpose; hearing, discussing and acting are tested under R064, R065 and R072."),

        // 要綱 第3: councils
        new("R090", "要綱 第3-1", "In principle every beat has its council.", Warn, [nameof(Coverage)]),
        new("R091", "要綱 第3-1", "A beat may be split, or several merged, into a unit council.", Hard, [nameof(CouncilReview), nameof(CouncilKind)]),
        new("R092", "要綱 第3-2", "A special-purpose council needs two findings: the others fall short, and it works.", Warn, [nameof(CouncilReview)]),
        new("R093", "要綱 第3-2", "A special-purpose council is additional and has a limited purpose.", Field, [nameof(CouncilReview)]),
        new("R094", "要綱 第3-2", "Example of a special-purpose council: managers of housing estates.", Info, [nameof(SpecialPurposeExample)]),
        new("R095", "要綱 第3-2", "Example of a special-purpose council: shopkeepers of an entertainment quarter.", Info, [nameof(SpecialPurposeExample)]),
        new("R096", "要綱 第3-2", "Example of a special-purpose council: foreign residents.", Info, [nameof(SpecialPurposeExample)]),
        new("R097", "要綱 第3-3", "The station keeps Form 1, so that its councils are evident.", Document | WarnPlus,
            [nameof(CouncilObligations)]),
        new("R098", "要綱 第3-4", "The station keeps Form 2 and records the councils' status in it.", Document | WarnPlus,
            [nameof(StationObligations)]),

        // 要綱 第4: composition
        new("R099", "要綱 第4-1", "A council is made up of members and operating officers.", Hard, [nameof(MeetingReview), "AttendeeKind"]),
        new("R100", "要綱 第4-2", "Members are known and trusted, and selected across occupation, age and sex.", Warn,
            [nameof(Composition), nameof(MemberReview)]),
        new("R101", "要綱 第4-3", "The operating officers are all officers of the police box.", Hard,
            [nameof(CouncilFacts), nameof(RosterEntry)]),
        new("R102", "要綱 第4-4", "Each council has one lead officer, from its operating officers; a vacancy is a finding.", Hard | WarnPlus,
            [nameof(CouncilFacts), "OrganisationChecks", nameof(MeetingReview), nameof(CouncilObligations)]),
        new("R103", "要綱 第4-5", "The lead officer presides; there is no chairperson in the text.", Info, [nameof(Bylaws), nameof(LeadReview)]),

        // 要綱 第5: commission and dismissal
        new("R104", "要綱 第5-1", "A commission is made by handing over Form 3.", Document | WarnPlus,
            [nameof(HandOverLetters), nameof(CommissionReview)]),
        new("R105", "要綱 第5-2", "The term is two years in principle, and reappointment is open.", Warn,
            [nameof(CommissionTerm), nameof(CommissionReview), nameof(RenewCommission)]),
        new("R106", "要綱 第5-3", "A member may be dismissed within the term, also for another special reason.", Field,
            [nameof(DismissMember), nameof(DismissalWording), nameof(DismissalReview)]),
        new("R107", "要綱 第5-4", "A dismissal is notified to the person or a substitute, orally or in writing.", Task | WarnPlus,
            [nameof(NotifyDismissal), nameof(DismissalReview), nameof(MemberObligations)]),
        new("R108", "要綱 第5-5", "The letter of a dismissed member is retrieved as needed.", Task,
            [nameof(RetrieveLetter), nameof(DismissalReview), nameof(MemberObligations)]),
        new("R109", "要綱 第5-6", "The station keeps Form 4, so that its commissions are evident.", Document | WarnPlus,
            [nameof(MemberObligations)]),

        // 要綱 第6: meetings
        new("R110", "要綱 第6-1", "A meeting is regular or extraordinary; there is no third kind.", Hard,
            [nameof(MeetingKind), nameof(MeetingReview), "MeetingWords", nameof(RegularMeetings)]),
        new("R111", "要綱 第6-2", "At least one regular meeting is held in a fiscal year.", WarnPlus,
            [nameof(RegularMeetings), nameof(MeetingObligations)]),
        new("R112", "要綱 第6-3", "An extraordinary meeting is held at any time and states its occasion.", Field,
            [nameof(MeetingReview), nameof(ExtraordinaryPart)]),
        new("R113", "要綱 第6-4", "Supervisors, other divisions and non-members join as the topics ask for it.", Field,
            [nameof(Attendance), "RecordSheet"]),

        // 要綱 第7 to 第9: matters, report, clerical work
        new("R114", "要綱 第7", "A meeting gives notices, hears opinions and requests, and discusses them.", Field,
            [nameof(MeetingContent), "RecordSheet"]),
        new("R115", "要綱 第8", "After every meeting Form 5 is made and reported up to the chief.", Task | WarnPlus,
            [nameof(ConfirmMeeting), nameof(AfterConfirmation), nameof(MeetingReview), nameof(MeetingObligations)]),
        new("R116", "要綱 第9", "The police box does the clerical work of its councils.", Permission, [nameof(Access), nameof(RecordMeeting)]),
    ];
}
