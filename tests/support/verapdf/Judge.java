import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Judges PDF files: `java -cp <veraPDF> Judge.java PDFUA-1=a.pdf PDFA-2B=a.pdf …`, all in one run.
 *
 * A check that failed is a line with tabs: number of the argument from 0, clause and test, what should be, where.
 * The last line is `judged`.
 * The profiles are read here, for the library's own reader asks for JAXB, which no Java of today brings along.
 */
class Judge {
    public static void main(String[] judged) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (int number = 0; number < judged.length; number++) {
            String[] parts = judged[number].split("=", 2);
            ValidationProfile profile = profile(parts[0]);
            VeraPDFFoundry veraPDF = Foundries.defaultInstance();
            try (PDFAParser parser = veraPDF.createParser(new File(parts[1]), profile.getPDFAFlavour());
                    PDFAValidator validator = veraPDF.createValidator(profile, -1, false, true, false)) {
                for (TestAssertion failed : validator.validate(parser).getTestAssertions()) {
                    RuleId rule = failed.getRuleId();
                    System.out.println(number + "\t" + rule.getClause() + "-" + rule.getTestNumber()
                            + "\t" + failed.getMessage().replaceAll("\\s+", " ")
                            + "\t" + failed.getLocation().getContext());
                }
            }
        }
        System.out.println("judged");
    }

    private static ValidationProfile profile(String name) throws Exception {
        Element root;
        try (InputStream file = Profiles.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml")) {
            root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file).getDocumentElement();
        }
        TreeSet<Rule> rules = new TreeSet<>(new Profiles.RuleComparator());
        for (Element rule : all(root, "rule")) {
            Element id = all(rule, "id").get(0);
            RuleId ruleId = Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                    id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
            rules.add(Profiles.ruleFromValues(ruleId, rule.getAttribute("object"), rule.hasAttribute("deferred"),
                    rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
                    Profiles.errorFromValues(text(rule, "message"), List.of()), List.of()));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element variable : all(root, "variable")) {
            variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
                    text(variable, "defaultValue"), text(variable, "value")));
        }
        return Profiles.profileFromValues(PDFAFlavour.valueOf(root.getAttribute("flavour")),
                Profiles.profileDetailsFromValues(name, name, name, new Date(0)), "", rules, variables);
    }

    private static List<Element> all(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < found.getLength(); index++) {
            elements.add((Element) found.item(index));
        }
        return elements;
    }

    private static String text(Element parent, String name) {
        return all(parent, name).get(0).getTextContent();
    }
}
